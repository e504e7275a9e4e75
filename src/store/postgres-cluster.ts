import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  EmbeddedPostgresError,
  mayUse,
  sharedDirectory,
  type PostgresBinaries,
  type PostgresUser,
} from './postgres-binaries.ts'

/** PostgreSQL's folder for `dataDir`, made on the first call. */
export function ensureCluster(dataDir: string, binaries: PostgresBinaries): string {
  const cluster = join(ensureHome(dataDir, binaries.user), 'postgres')
  if (!isCluster(cluster)) initialise(cluster, binaries)
  return cluster
}

/** PostgreSQL's folder for `dataDir` where there is one; null where nothing was ever started there. */
export function findCluster(dataDir: string): string | null {
  const folders = [dataDir, sharedHome(dataDir)].map((home) => join(home, 'postgres'))
  return folders.find(isCluster) ?? null
}

/** The port of the server that runs on a cluster and takes connections; null where none does. */
export function runningPort(cluster: string): number | null {
  const note = readNote(cluster)
  const runs = note?.status === 'ready' && isAlive(note.processId) && isServerOf(note.processId, cluster)
  return runs ? note.port : null
}

/** The superuser's password, generated with the cluster and kept in it. */
export function readPassword(cluster: string): string {
  return readFileSync(join(cluster, passwordFile), 'utf8').trim()
}

const passwordFile = 'boon-password'
const pollMilliseconds = 10
/** How long a server whose Boon was killed may take to notice, before it counts as one in use. */
const abandonedLimitMilliseconds = 2_000
/** How long it may then take to write all down. */
const shutdownLimitMilliseconds = 120_000

/** The folder that holds the cluster: `dataDir`, or one in a shared place where PostgreSQL's user may not enter `dataDir`. */
function ensureHome(dataDir: string, user: PostgresUser): string {
  mkdirSync(dataDir, { recursive: true })
  if (mayUse(user, dataDir)) return dataDir
  const home = sharedHome(dataDir)
  mkdirSync(home, { recursive: true, mode: 0o755 })
  if (statSync(home).uid === process.getuid?.()) return home
  throw new EmbeddedPostgresError(
    `${home} is in the way: it belongs to another user. Set BOON_DATA_DIR to a folder that every user may enter.`,
  )
}

function sharedHome(dataDir: string): string {
  return join(sharedDirectory, `boon-data-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`)
}

/** Made aside and moved into place whole, so that neither a kill midway nor a second Boon leaves half a cluster. */
function initialise(cluster: string, { initdb, user }: PostgresBinaries): void {
  const draft = mkdtempSync(`${cluster}-new-`)
  const password = `${draft}.password`
  writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  giveTo(user, draft, password)
  try {
    const run = spawnSync(initdb, [...initdbFlags, '-D', draft, `--pwfile=${password}`], {
      ...user,
      cwd: draft,
      encoding: 'utf8',
      env: serverEnvironment,
    })
    if (run.status !== 0)
      throw new EmbeddedPostgresError(
        `PostgreSQL cannot create its data in ${cluster}: ${lastLine(run.stderr) || run.error?.message}`,
      )
    renameSync(password, join(draft, passwordFile))
    moveUnlessThere(draft, cluster)
  } finally {
    rmSync(draft, { recursive: true, force: true })
    rmSync(password, { force: true })
  }
}

const initdbFlags = [
  '-U',
  'postgres',
  '--auth=scram-sha-256',
  '-E',
  'UTF8',
  '--locale-provider=builtin',
  '--locale=C.UTF-8',
  '--no-sync',
  '--no-instructions',
]

/** Nothing of Boon's own environment reaches PostgreSQL: no secrets, no PGDATA, no foreign libraries. */
export const serverEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' }

function giveTo({ uid, gid }: PostgresUser, ...files: string[]): void {
  if (uid === undefined || gid === undefined) return
  for (const file of files) chownSync(file, uid, gid)
}

function isCluster(folder: string): boolean {
  return existsSync(join(folder, 'PG_VERSION'))
}

function moveUnlessThere(draft: string, cluster: string): void {
  try {
    renameSync(draft, cluster)
  } catch (error) {
    if (!isCluster(cluster)) throw error
  }
}

/** The refusal of a second Boon on the same data. */
export function inUse(cluster: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `Another Boon is running on ${cluster}. Stop it, or set BOON_DATA_DIR to another folder.`,
  )
}

/** What a program's output says went wrong. */
export function lastLine(text: string | null): string {
  return (
    text
      ?.trim()
      .split('\n')
      .findLast((line) => line.includes('FATAL') || line.includes('error')) ??
    text?.trim().split('\n').at(-1) ??
    ''
  )
}

/** PostgreSQL's own note about the server on a cluster. */
export interface ServerNote {
  readonly processId: number
  readonly port: number
  readonly status: string
}

/** The note of the cluster's server, dead or alive, if it left one. */
export function readNote(cluster: string): ServerNote | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  return { processId: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? '' }
}

/** Waits for a server whose Boon was just killed; sweeps away the note of one whose process id now belongs to something else. */
export async function untilFree(cluster: string): Promise<void> {
  const start = performance.now()
  for (let note = readNote(cluster); note && isAlive(note.processId); note = readNote(cluster)) {
    if (!isServerOf(note.processId, cluster)) return rmSync(join(cluster, 'postmaster.pid'), { force: true })
    const limit = note.status === 'stopping' ? shutdownLimitMilliseconds : abandonedLimitMilliseconds
    if (performance.now() - start > limit) throw inUse(cluster)
    await wait(pollMilliseconds)
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function isServerOf(processId: number, cluster: string): boolean {
  const file = `/proc/${processId}/cmdline`
  if (process.platform === 'linux') return existsSync(file) && readFileSync(file, 'utf8').includes(cluster)
  return spawnSync('ps', ['-p', String(processId), '-o', 'command='], { encoding: 'utf8' }).stdout.includes(cluster)
}
