import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { adminKeyPattern, ConfigError, tokenSecretMinimumLength, type Config } from './config.ts'

/** What nobody but the server and its owner may know. */
export interface Secrets {
  /** The first admin API key. */
  readonly adminKey: string
  /** Signs shopper and visitor tokens. */
  readonly tokenSecret: string
}

/**
 * The secrets of this installation: those that the environment gives, else those of the data directory,
 * where missing ones are generated once, readable by their owner only. Throws `ConfigError` where a kept one is damaged.
 */
export function ensureSecrets(config: Config): Secrets {
  return Object.freeze({
    adminKey: config.adminKey ?? keep(config.dataDir, 'admin-key', adminKeyPattern, newAdminKey),
    tokenSecret: config.tokenSecret ?? keep(config.dataDir, 'token-secret', tokenSecretPattern, newTokenSecret),
  })
}

/** Makes the data directory where it is missing. Throws `ConfigError`, one line, where it cannot be made. */
export function ensureDataDir(dataDir: string): void {
  try {
    makeFolder(dataDir)
  } catch (error) {
    throw new ConfigError(`BOON_DATA_DIR: ${dataDir} cannot be made: ${(error as Error).message}`)
  }
}

/** Node's own way to make parents too never comes back where a file system such as /proc takes no folders. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

const tokenSecretPattern = new RegExp(`^\\S{${tokenSecretMinimumLength},}$`)

function newAdminKey(): string {
  return `boon_${randomBytes(30).toString('base64url')}`
}

function newTokenSecret(): string {
  return randomBytes(48).toString('base64url')
}

function keep(dataDir: string, name: string, pattern: RegExp, generate: () => string): string {
  const file = join(dataDir, name)
  const secret = readIfThere(file) ?? create(dataDir, file, generate())
  if (pattern.test(secret)) return secret
  throw new ConfigError(`${file} is damaged. Restore it, or delete it to have a new one generated.`)
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new ConfigError(`${file} cannot be read: ${(error as Error).message}`)
  }
}

/** Linking a whole file into place: of two servers that start at once, both end with the same secret. */
function create(dataDir: string, file: string, secret: string): string {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  ensureDataDir(dataDir)
  try {
    writeFileSync(draft, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    linkUnlessThere(draft, file)
  } catch (error) {
    throw new ConfigError(`${dataDir} cannot be written: ${(error as Error).message}`)
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file, 'utf8').trim()
}

function linkUnlessThere(draft: string, file: string): void {
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
