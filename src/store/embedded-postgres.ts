import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { EmbeddedPostgresError, findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts'
import {
  ensureCluster,
  inUse,
  lastLine,
  readNote,
  readPassword,
  serverEnvironment,
  untilFree,
} from './postgres-cluster.ts'

/** Where the embedded PostgreSQL keeps its data, and whether a power cut may cost any of it. */
export interface EmbeddedPostgresOptions {
  /** Created if missing; the cluster goes into its folder `postgres`. */
  readonly dataDir: string
  /** False: nothing is flushed to disk, for tests. */
  readonly durable: boolean
  /** Told when PostgreSQL dies by itself (killed, out of memory), which is then started again on its port. Absent: it stays dead. */
  readonly onDeath?: (problem: unknown) => void
}

/** A running PostgreSQL. It also ends, cleanly, when this process does, however that happens. */
export interface EmbeddedPostgres {
  /** A superuser's address of the database `boon`. Holds a password. */
  readonly url: string
  /** Shuts PostgreSQL down and waits until it is gone. Twice is once. */
  stop(): Promise<void>
}

/** Starts PostgreSQL on a free loopback port over the data of `dataDir`, made on the first start. Throws `EmbeddedPostgresError`. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, durable, onDeath } = options
  const binaries = findPostgresBinaries()
  const cluster = ensureCluster(dataDir, binaries)
  const start = (port?: number) => startServer(cluster, binaries, durable, port)
  const server = await start()
  try {
    const url = await ensureDatabase(server.port, readPassword(cluster))
    return { url, stop: onDeath ? keepAlive(server, start, onDeath) : () => stopServer(server) }
  } catch (error) {
    await stopServer(server)
    throw error
  }
}

/** Starts the server again, on its port, whenever it dies. The answer shuts it down for good. */
function keepAlive(
  first: Server,
  start: (port: number) => Promise<Server>,
  onDeath: (problem: unknown) => void,
): () => Promise<void> {
  const stopped = new AbortController()
  let current: Promise<Server> = Promise.resolve(first)
  const revive = async (port: number): Promise<Server> => {
    for (;;) {
      try {
        return await start(port)
      } catch (error) {
        onDeath(error)
        await wait(restartPauseMilliseconds, undefined, { signal: stopped.signal })
      }
    }
  }
  const watch = ({ gone, port }: Server): void =>
    void gone.then(() => {
      if (stopped.signal.aborted) return
      onDeath(new EmbeddedPostgresError('PostgreSQL has ended by itself and is started again.'))
      current = revive(port)
      current.then(watch, () => undefined)
    })
  watch(first)
  return async () => {
    stopped.abort()
    await current.then(stopServer, () => undefined)
  }
}

const logFile = 'boon-server.log'
const pollMilliseconds = 10
/** Recovery after a hard kill counts in seconds; this is for when something is badly wrong. */
const startLimitMilliseconds = 120_000
const restartPauseMilliseconds = 2_000

interface Server {
  readonly port: number
  readonly child: ChildProcess
  readonly lifeline: Socket
  readonly gone: Promise<void>
}

async function startServer(
  cluster: string,
  binaries: PostgresBinaries,
  durable: boolean,
  port?: number,
): Promise<Server> {
  const deadline = performance.now() + startLimitMilliseconds
  await untilFree(cluster)
  for (;;) {
    const staleProcessId = readNote(cluster)?.processId
    const server = await launch(cluster, binaries, durable, port ?? (await findFreePort()))
    if (await becomesReady(server, deadline, () => noteSaysReady(cluster, server.port, staleProcessId))) return server
    await stopServer(server)
    const log = readFileSync(join(cluster, logFile), 'utf8')
    if (!isPassing(log) || performance.now() > deadline) throw startFailure(cluster, log)
    await wait(100)
  }
}

/** Another program took the port meanwhile, or the workers of a killed server are still on their way out. */
function isPassing(log: string): boolean {
  return /Address already in use|pre-existing shared memory block/.test(log)
}

function startFailure(cluster: string, log: string): EmbeddedPostgresError {
  if (log.includes('lock file "postmaster.pid" already exists')) return inUse(cluster)
  return new EmbeddedPostgresError(`PostgreSQL does not start on ${cluster}: ${lastLine(log)}`)
}

/**
 * PostgreSQL under a shell that holds the other end of a pipe to this process: the pipe closes when this process ends,
 * in whatever way, and the shell then asks PostgreSQL to shut down. A session of its own keeps Ctrl-C in a terminal away.
 */
async function launch(
  cluster: string,
  { postgres, user }: PostgresBinaries,
  durable: boolean,
  port: number,
): Promise<Server> {
  const log = openSync(join(cluster, logFile), 'w')
  const settings = Object.entries(serverSettings(port, durable)).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn('/bin/sh', ['-c', watchdog, 'boon', postgres, '-D', cluster, ...settings], {
    ...user,
    cwd: '/',
    detached: true,
    env: serverEnvironment,
    stdio: ['ignore', log, log, 'pipe'],
  })
  closeSync(log)
  const lifeline = child.stdio[3] as Socket
  const gone = new Promise<void>((resolve, reject) => child.once('exit', () => resolve()).once('error', reject))
  gone.catch(() => undefined)
  child.unref()
  lifeline.unref()
  return { port, child, lifeline, gone }
}

const watchdog = `
"$@" 3<&- &
server=$!
{ cat <&3 >/dev/null; while kill -INT "$server" 2>/dev/null; do sleep 0.2; done; } &
watch=$!
exec 3<&-
wait "$server"
kill "$watch" 2>/dev/null
`

function serverSettings(port: number, durable: boolean): Record<string, string | number> {
  return {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    max_wal_size: '1GB',
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_logical_replication_workers: 0,
    random_page_cost: 1.1,
    jit: 'off',
    max_parallel_workers_per_gather: 0,
    timezone: 'UTC',
    log_min_messages: 'log',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
}

/** Below the range from which the system serves outgoing connections, which would take a port between our look and PostgreSQL's. */
async function findFreePort(): Promise<number> {
  const [lowest, count] = [20_000, 12_000]
  const first = process.pid * 17
  for (let step = 0; step < count; step += 1) {
    const port = lowest + ((first + step) % count)
    if (await isFree(port)) return port
  }
  throw new EmbeddedPostgresError(`No port from ${lowest} to ${lowest + count - 1} is free for PostgreSQL.`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** The note of a killed server may still lie there, and may even name the same port. */
function noteSaysReady(cluster: string, port: number, staleProcessId: number | undefined): boolean {
  const note = readNote(cluster)
  return note?.status === 'ready' && note.port === port && note.processId !== staleProcessId
}

/** False: it ended, or never came. */
async function becomesReady({ child, gone }: Server, deadline: number, isReady: () => boolean): Promise<boolean> {
  await Promise.race([gone, wait(pollMilliseconds)])
  while (child.exitCode === null && child.signalCode === null && performance.now() < deadline) {
    if (isReady()) return true
    await wait(pollMilliseconds)
  }
  return false
}

async function stopServer({ child, lifeline, gone }: Server): Promise<void> {
  child.ref()
  lifeline.destroy()
  await gone
}

async function ensureDatabase(port: number, password: string): Promise<string> {
  const server = `postgres://postgres:${password}@127.0.0.1:${port}`
  const client = new pg.Client({ connectionString: `${server}/postgres` })
  await client.connect()
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'boon'`)
    if (rowCount === 0) await client.query('create database boon')
  } finally {
    await client.end()
  }
  return `${server}/boon`
}
