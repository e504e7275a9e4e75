import { setFlagsFromString } from 'node:v8'
import { text } from 'node:stream/consumers'
import { runInNewContext } from 'node:vm'
import pg from 'pg'
import { openCatalogue, touchCatalogue } from '../../src/store/catalogue.ts'
import { openDatabase, rows } from '../../src/store/database.ts'
import type { Probe } from './memory-and-start.ts'

/** Measures the catalogue of the database named on standard input, in a fresh process. */
async function main(): Promise<void> {
  const { url } = JSON.parse(await text(process.stdin)) as { url: string }
  const readMilliseconds = await plainRead(url)
  const database = await openDatabase(url)
  const catalogue = openCatalogue(database)
  await rows(database.open(), 'select 1')
  const before = heap()
  const start = performance.now()
  const snapshot = await catalogue.current(database.open())
  snapshot.activeAt(new Date())
  const openMilliseconds = performance.now() - start
  const bytesACampaign = (heap() - before) / snapshot.campaigns.size
  await rows(database.open(), `update campaign set version = version + 1, name = 'Changed' where id = $1`, [
    snapshot.promotions[7]!.id,
  ])
  await touchCatalogue(database.open())
  const again = performance.now()
  const next = await catalogue.current(database.open())
  next.activeAt(new Date())
  const refreshMilliseconds = performance.now() - again
  if (next.campaigns.get(snapshot.promotions[7]!.id)!.name !== 'Changed') throw new Error('the change was not seen')
  await database.close()
  process.stdout.write(
    JSON.stringify({ readMilliseconds, openMilliseconds, refreshMilliseconds, bytesACampaign } satisfies Probe),
  )
}

/** The limit: every row of the campaigns, its JSON parsed by the driver. */
async function plainRead(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('select 1')
  const start = performance.now()
  await client.query(`select * from campaign where state in ('ACTIVE', 'PAUSED')`)
  const milliseconds = performance.now() - start
  await client.end()
  return milliseconds
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function heap(): number {
  collect()
  collect()
  return process.memoryUsage().heapUsed
}

await main()
