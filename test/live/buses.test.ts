import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type ChangeFeed, type ChangeKey, openChangeFeed } from '../../src/store/change-feed.ts'
import { type BusName, type BusServer, hasBusServer, layWire, startBusServer } from '../support/bus-servers.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { eventually } from '../support/follower.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

/** One server's feed, and what it has heard. */
async function aServer(name: string, fanoutUrl: string | undefined) {
  const heard: (ChangeKey | null)[] = []
  const problems: unknown[] = []
  const feed = await openChangeFeed({
    databaseUrl: database.url,
    fanoutUrl,
    channel: 'boon-test',
    server: name,
    onError: (error) => problems.push(error),
  })
  feed.listen((keys) => (keys === null ? heard.push(null) : heard.push(...keys)))
  return { feed, heard, problems }
}

const close = (servers: readonly { feed: ChangeFeed }[]) => Promise.all(servers.map(({ feed }) => feed.close()))

async function tellEachOther(fanoutUrl: string | undefined): Promise<void> {
  const servers = await Promise.all([aServer('a', fanoutUrl), aServer('b', fanoutUrl)])
  const [a, b] = servers
  a.heard.length = b.heard.length = 0
  const many = Array.from({ length: 1000 }, (_, at) => `customer:${at}`)
  a.feed.send(many)
  b.feed.send(['catalogue'])
  await eventually(() => {
    expect(b.heard.filter((key) => key !== null).toSorted()).toEqual([...many, 'catalogue'].toSorted())
    expect(a.heard.filter((key) => key !== null).toSorted()).toEqual([...many, 'catalogue'].toSorted())
  })
  expect([...a.problems, ...b.problems]).toEqual([])
  await close(servers)
}

test('servers tell each other through PostgreSQL, each change once, their own at once', () => tellEachOther(undefined))

describe.each(['redis', 'nats'] as const satisfies BusName[])('on %s', (bus) => {
  const isThere = hasBusServer(bus)
  const ifThere = isThere ? test : test.skip
  if (!isThere) console.info(`${bus}-server is not installed here: its tests are left out.`)
  let server: BusServer
  beforeAll(async () => {
    if (isThere) server = await startBusServer(bus)
  })
  afterAll(() => server?.stop())

  ifThere('servers tell each other, each change once, their own at once', () => tellEachOther(server.url))

  ifThere('a server starts without the bus, hears when it comes, and again when it has been away', async () => {
    const { port, url, stop } = await startBusServer(bus)
    await stop()
    const servers = await Promise.all([aServer('a', url), aServer('b', url)])
    const [a, b] = servers
    a.feed.send(['cart:lost'])
    expect(a.heard).toEqual(['cart:lost'])
    for (const key of ['cart:first', 'cart:second']) {
      const back = await startBusServer(bus, port)
      await eventually(() => {
        a.feed.send([key])
        expect(b.heard).toContain(key)
      }, 10_000)
      expect(b.heard).toContain(null)
      await back.stop()
    }
    expect(b.problems.length).toBeGreaterThan(0)
    await close(servers)
  })

  ifThere('a server cut off from the bus is not held up, and hears again when the wire is joined', async () => {
    const wire = await layWire(server.port)
    const cutOff = await aServer('cut', server.url.replace(String(server.port), String(wire.port)))
    const other = await aServer('other', server.url)
    wire.cut()
    for (let at = 0; at < 100; at += 1) cutOff.feed.send([`cart:${at}`])
    expect(cutOff.heard.filter((key) => key !== null)).toHaveLength(100)
    wire.join()
    await eventually(() => {
      other.feed.send(['cart:joined'])
      expect(cutOff.heard).toContain('cart:joined')
    }, 10_000)
    await close([cutOff, other])
    await wire.close()
  })
})
