import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { cloneDatabase } from '../support/database.ts'
import { query } from '../support/query.ts'

describe('the embedded PostgreSQL', () => {
  let dataDir: string
  let running: EmbeddedPostgres | undefined
  const start = async () => (running = await startEmbeddedPostgres({ dataDir, durable: true }))
  const noteFile = () => join(dataDir, 'postgres/postmaster.pid')
  const serverProcess = () => Number(readFileSync(noteFile(), 'utf8').split('\n')[0])

  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'boon-embedded-'))
    chmodSync(dataDir, 0o755)
  })
  afterAll(async () => {
    await running?.stop()
    rmSync(dataDir, { recursive: true })
  })

  test('starts on an empty folder, and keeps its data over a restart', async () => {
    const first = await start()
    await query(first.url, 'create table kept (word text)')
    await query(first.url, `insert into kept values ('restart')`)
    await first.stop()
    expect(existsSync(noteFile())).toBe(false)
    const second = await start()
    expect(await words(second.url)).toEqual(['restart'])
  })

  test('refuses a second Boon on the same data with one clear line', async () => {
    const second = startEmbeddedPostgres({ dataDir, durable: true })
    await expect(second).rejects.toThrow(/^Another Boon is running on .*$/)
  })

  test('asks for its password', async () => {
    const open = running!.url.replace(/:[^:@]+@/, ':wrong@')
    await expect(query(open, 'select 1')).rejects.toThrow(/password authentication failed/)
  })

  test('has lost nothing that was committed when its server is killed hard', async () => {
    await query(running!.url, `insert into kept values ('server killed')`)
    process.kill(serverProcess(), 'SIGKILL')
    await running!.stop()
    expect(existsSync(noteFile())).toBe(true)
    expect(await words((await start()).url)).toEqual(['restart', 'server killed'])
  })

  test('starts although the process id of a killed server belongs to another program now', async () => {
    const note = readFileSync(noteFile(), 'utf8').split('\n')
    await running!.stop()
    writeFileSync(noteFile(), [process.pid, ...note.slice(1)].join('\n'))
    expect(await words((await start()).url)).toHaveLength(2)
  })

  test('is started again on its port when it dies, for those who ask for that', async () => {
    await running!.stop()
    const deaths: unknown[] = []
    running = await startEmbeddedPostgres({ dataDir, durable: true, onDeath: (problem) => deaths.push(problem) })
    const killed = serverProcess()
    process.kill(killed, 'SIGKILL')
    const back = async () => (await words(running!.url).catch(() => [])).length > 0
    for (let tries = 0; tries < 200 && !(await back()); tries += 1) await wait(50)
    expect(await words(running.url)).toEqual(['restart', 'server killed'])
    expect(deaths).toHaveLength(1)
    const second = serverProcess()
    await running.stop()
    expect([isAlive(killed), isAlive(second)]).toEqual([false, false])
    running = await startEmbeddedPostgres({ dataDir, durable: true })
  })

  test('ends within a second when the process that owns it is killed hard, and loses nothing', async () => {
    await running!.stop()
    const { owner, url } = await startInAnotherProcess(dataDir)
    await query(url, `insert into kept values ('owner killed')`)
    const server = serverProcess()
    owner.kill('SIGKILL')
    expect(await millisecondsUntilGone(server)).toBeLessThan(1_000)
    expect(await words((await start()).url)).toEqual(['restart', 'server killed', 'owner killed'])
  })
})

test('each clone of the template is a database of its own, and migrated', async () => {
  const clones = await Promise.all([cloneDatabase(), cloneDatabase(), cloneDatabase()])
  await query(clones[0]!.url, 'create table mine ()')
  await expect(query(clones[1]!.url, 'table mine')).rejects.toThrow(/does not exist/)
  const { rows } = await query(
    clones[2]!.url,
    `select from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  expect(rows.length).toBeGreaterThan(0)
  await Promise.all(clones.map((clone) => clone.drop()))
  await expect(query(clones[0]!.url, 'select 1')).rejects.toThrow(/does not exist/)
})

async function words(url: string): Promise<string[]> {
  return (await query(url, 'select word from kept')).rows.map((row: { word: string }) => row.word)
}

async function startInAnotherProcess(dataDir: string): Promise<{ owner: ChildProcess; url: string }> {
  const module = new URL('../../src/store/embedded-postgres.ts', import.meta.url).href
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(module)}
    console.log((await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: true })).url)
    setInterval(() => {}, 1000)`
  const owner = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = (await once(createInterface(owner.stdout), 'line')) as [string]
  return { owner, url }
}

async function millisecondsUntilGone(processId: number): Promise<number> {
  const start = performance.now()
  while (performance.now() - start < 5_000 && isAlive(processId)) await wait(5)
  return performance.now() - start
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch {
    return false
  }
}
