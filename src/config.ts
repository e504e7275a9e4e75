import { resolve } from 'node:path'

/** What stands in the way of a start, in one line for whoever started it. `main` prints the message alone and exits with 1. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Where the tokens of a shop's own staff come from, and what they must say. */
export interface StaffIdentityProvider {
  readonly jwksUrl: string
  readonly issuer: string
  readonly audience: string
}

/** A level of pino's. */
export type LogLevel = (typeof logLevels)[number]

/** Everything the environment decides. Read once; see docs/running.md for the table of variables. */
export interface Config {
  /** 0: any free port. */
  readonly port: number
  readonly host: string
  /** Undefined: Boon starts a PostgreSQL of its own in `dataDir`. */
  readonly databaseUrl: string | undefined
  /** How several servers wake each other: `redis:`, `rediss:` or `nats:`. Undefined: through PostgreSQL. */
  readonly fanoutUrl: string | undefined
  /** Absolute. */
  readonly dataDir: string
  /** Load the demo shop into an empty database. */
  readonly demo: boolean
  /** Undefined: `ensureSecrets` generates one. */
  readonly adminKey: string | undefined
  /** Undefined: `ensureSecrets` generates one. */
  readonly tokenSecret: string | undefined
  readonly staff: StaffIdentityProvider | undefined
  /** GraphiQL and introspection. */
  readonly graphiql: boolean
  /** Without a slash at its end. Undefined: see `publicUrl`. */
  readonly publicUrl: string | undefined
  /** Where the shop's own pages are: share links lead there. Undefined: to Boon's page. */
  readonly shopUrl: string | undefined
  /** Browser origins that may call; `*`: all. */
  readonly origins: '*' | readonly string[]
  /** How many proxies' `X-Forwarded-For` to believe. */
  readonly trustedProxies: number
  /** Count requests by viewer and address. */
  readonly rateLimits: boolean
  /** Allow webhook targets on private and loopback addresses, and plain http. */
  readonly webhookPrivate: boolean
  readonly logLevel: LogLevel
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const boonVariables = new Set([
  'BOON_DATA_DIR',
  'BOON_DEMO',
  'BOON_ADMIN_KEY',
  'BOON_TOKEN_SECRET',
  'BOON_STAFF_JWKS_URL',
  'BOON_STAFF_ISSUER',
  'BOON_STAFF_AUDIENCE',
  'BOON_FANOUT_URL',
  'BOON_GRAPHIQL',
  'BOON_PUBLIC_URL',
  'BOON_SHOP_URL',
  'BOON_RATE_LIMITS',
  'BOON_ORIGINS',
  'BOON_TRUST_PROXY',
  'BOON_WEBHOOK_PRIVATE',
])

/** What an admin key looks like. */
export const adminKeyPattern = /^boon_[A-Za-z0-9_-]{32,}$/

/** The fewest characters a token secret may have. */
export const tokenSecretMinimumLength = 32

type Environment = Readonly<Record<string, string | undefined>>

/** The configuration that `environment` asks for. An empty variable counts as not set. Throws `ConfigError` on the first thing wrong. */
export function readConfig(environment: Environment): Config {
  refuseUnknown(environment)
  const databaseUrl = readDatabaseUrl(environment)
  const embedded = databaseUrl === undefined
  return Object.freeze({
    port: readInteger(environment, 'PORT', 4000, 65_535),
    host: readHost(environment) ?? (embedded ? '127.0.0.1' : '0.0.0.0'),
    databaseUrl,
    fanoutUrl: readFanoutUrl(environment),
    dataDir: readDataDir(environment),
    demo: readSwitch(environment, 'BOON_DEMO', embedded),
    adminKey: readAdminKey(environment),
    tokenSecret: readTokenSecret(environment, !embedded),
    staff: readStaff(environment),
    graphiql: readSwitch(environment, 'BOON_GRAPHIQL', embedded),
    publicUrl: readPublicUrl(environment),
    shopUrl: readShopUrl(environment),
    origins: readOrigins(environment) ?? (embedded ? '*' : Object.freeze([])),
    trustedProxies: readInteger(environment, 'BOON_TRUST_PROXY', 0, 16),
    rateLimits: readSwitch(environment, 'BOON_RATE_LIMITS', true),
    webhookPrivate: readSwitch(environment, 'BOON_WEBHOOK_PRIVATE', false),
    logLevel: readLogLevel(environment),
  })
}

/** Where the database is, for commands that need nothing else: `DATABASE_URL`, else the embedded one. Throws `ConfigError`. */
export function readDatabaseConfig(environment: Environment): Pick<Config, 'databaseUrl' | 'dataDir'> {
  refuseUnknown(environment)
  return { databaseUrl: readDatabaseUrl(environment), dataDir: readDataDir(environment) }
}

/** Where shoppers reach Boon's pages, once it is known which port it listens on. Without a slash at its end. */
export function publicUrl(config: Config, listeningPort: number): string {
  return config.publicUrl ?? `http://localhost:${listeningPort}`
}

function read(environment: Environment, name: string): string | undefined {
  return environment[name]?.trim() || undefined
}

function readDataDir(environment: Environment): string {
  return resolve(read(environment, 'BOON_DATA_DIR') ?? '.boon')
}

function refuseUnknown(environment: Environment): void {
  const unknown = Object.keys(environment).find((name) => name.startsWith('BOON_') && !boonVariables.has(name))
  if (unknown) throw new ConfigError(`${unknown} is no setting of Boon. docs/running.md lists them all.`)
}

function readInteger(environment: Environment, name: string, fallback: number, maximum: number): number {
  const text = read(environment, name) ?? String(fallback)
  if (/^\d{1,9}$/.test(text) && Number(text) <= maximum) return Number(text)
  throw new ConfigError(`${name} must be a whole number from 0 to ${maximum}, not "${text}".`)
}

function readSwitch(environment: Environment, name: string, fallback: boolean): boolean {
  const text = read(environment, name)
  if (text === undefined) return fallback
  if (text === 'on' || text === 'off') return text === 'on'
  throw new ConfigError(`${name} must be on or off, not "${text}".`)
}

function readHost(environment: Environment): string | undefined {
  const host = read(environment, 'HOST')
  if (host === undefined || /^[A-Za-z0-9.:_%-]+$/.test(host)) return host
  throw new ConfigError(`HOST must be an address or a host name, not "${host}".`)
}

function readLogLevel(environment: Environment): LogLevel {
  const text = read(environment, 'LOG_LEVEL') ?? 'info'
  const level = logLevels.find((known) => known === text)
  if (level) return level
  throw new ConfigError(`LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${text}".`)
}

function parseUrl(text: string, protocols: readonly string[]): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url && protocols.includes(url.protocol) ? url : undefined
}

/** The address is never repeated in the message: it holds a password. */
function readDatabaseUrl(environment: Environment): string | undefined {
  const text = read(environment, 'DATABASE_URL')
  if (text === undefined) return undefined
  const url = parseUrl(text, ['postgres:', 'postgresql:'])
  if (url && url.pathname.length > 1) return text
  throw new ConfigError('DATABASE_URL must look like postgres://user:password@host:5432/database.')
}

/** The address is never repeated in the message: it may hold a password. */
function readFanoutUrl(environment: Environment): string | undefined {
  const text = read(environment, 'BOON_FANOUT_URL')
  if (text === undefined) return undefined
  const url = parseUrl(text, ['redis:', 'rediss:', 'nats:'])
  if (url && url.hostname !== '') return text
  throw new ConfigError('BOON_FANOUT_URL must look like redis://host:6379, rediss://host:6379 or nats://host:4222.')
}

/** The key is never repeated in the message: it is a secret. */
function readAdminKey(environment: Environment): string | undefined {
  const key = read(environment, 'BOON_ADMIN_KEY')
  if (key === undefined || adminKeyPattern.test(key)) return key
  throw new ConfigError('BOON_ADMIN_KEY must be boon_ and at least 32 letters, digits, "_" or "-".')
}

function readTokenSecret(environment: Environment, required: boolean): string | undefined {
  const secret = read(environment, 'BOON_TOKEN_SECRET')
  if (secret === undefined && required) {
    throw new ConfigError('BOON_TOKEN_SECRET is required when DATABASE_URL is set: all servers must share one.')
  }
  if (secret === undefined || secret.length >= tokenSecretMinimumLength) return secret
  throw new ConfigError(`BOON_TOKEN_SECRET must have at least ${tokenSecretMinimumLength} characters.`)
}

function readStaff(environment: Environment): StaffIdentityProvider | undefined {
  const jwksUrl = read(environment, 'BOON_STAFF_JWKS_URL')
  const issuer = read(environment, 'BOON_STAFF_ISSUER')
  const audience = read(environment, 'BOON_STAFF_AUDIENCE')
  if (jwksUrl === undefined && issuer === undefined && audience === undefined) return undefined
  if (jwksUrl === undefined || issuer === undefined || audience === undefined) {
    throw new ConfigError(
      'BOON_STAFF_JWKS_URL, BOON_STAFF_ISSUER and BOON_STAFF_AUDIENCE belong together: set all or none.',
    )
  }
  if (!parseUrl(jwksUrl, ['https:', 'http:'])) {
    throw new ConfigError(`BOON_STAFF_JWKS_URL must be an http or https address, not "${jwksUrl}".`)
  }
  return Object.freeze({ jwksUrl, issuer, audience })
}

function readShopUrl(environment: Environment): string | undefined {
  const text = read(environment, 'BOON_SHOP_URL')
  if (text === undefined || parseUrl(text, ['https:', 'http:'])) return text
  throw new ConfigError(`BOON_SHOP_URL must be an http or https address, not "${text}".`)
}

function readPublicUrl(environment: Environment): string | undefined {
  const text = read(environment, 'BOON_PUBLIC_URL')
  if (text === undefined) return undefined
  const url = parseUrl(text, ['https:', 'http:'])
  if (url && !url.search && !url.hash && !url.username) return url.href.replace(/\/+$/, '')
  throw new ConfigError(`BOON_PUBLIC_URL must be an http or https address without query, not "${text}".`)
}

function readOrigins(environment: Environment): '*' | readonly string[] | undefined {
  const text = read(environment, 'BOON_ORIGINS')
  if (text === undefined || text === '*') return text
  return Object.freeze(text.split(',').map((part) => readOrigin(part.trim())))
}

function readOrigin(text: string): string {
  const url = parseUrl(text, ['https:', 'http:'])
  if (url && (text === url.origin || text === `${url.origin}/`)) return url.origin
  throw new ConfigError(`BOON_ORIGINS must list origins such as https://shop.example, not "${text}".`)
}
