import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { type Config, publicUrl } from './config.ts'
import { ensureAdminKey } from './operations/identity/ensure-admin-key.ts'
import { openVisitorThrottle } from './operations/identity/throttle.ts'
import { openStaffTokens } from './operations/identity/staff-tokens.ts'
import { RequestRates } from './operations/identity/request-rates.ts'
import { openTokenSigner } from './operations/identity/token-signer.ts'
import { Hub } from './operations/live/hub.ts'
import type { Log, Services } from './operations/session.ts'
import { ensureDataDir, ensureSecrets } from './secrets.ts'
import { openCatalogue } from './store/catalogue.ts'
import { readChangeLog, seenNow } from './store/change-log.ts'
import { openChangeFeed } from './store/change-feed.ts'
import { type Database, openDatabase } from './store/database.ts'
import { FailureLog } from './store/failure-log.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './store/embedded-postgres.ts'
import { jobQueue } from './store/job-queue.ts'
import { migrate } from './store/migrate.ts'
import { openPurchaseReader } from './store/purchase-reader.ts'
import { openRecorder } from './store/recorder.ts'

/** One server's parts, joined. */
export interface App {
  readonly services: Services
  readonly databaseUrl: string
  /** Tells where the server listens: share links lead there, unless the configuration names a better address. */
  listensOn(port: number): void
  close(): Promise<void>
}

/** What a test may put in place of the real thing. */
export interface AppOptions {
  readonly log: Log
  readonly now?: () => Date
}

/** Starts PostgreSQL where the configuration names none, migrates, and joins configuration, database, clock, ids and feed. */
export async function openApp(config: Config, { log, now = () => new Date() }: AppOptions): Promise<App> {
  if (config.databaseUrl === undefined) ensureDataDir(config.dataDir)
  const secrets = ensureSecrets(config)
  const postgres = config.databaseUrl ? null : await startPostgres(config, log)
  const databaseUrl = config.databaseUrl ?? postgres!.url
  await migrate(databaseUrl)
  const database = await openDatabase(databaseUrl)
  // Of its own: whoever holds a connection in a transaction never waits for another to read the rules.
  const rules = await openDatabase(databaseUrl, 1)
  const secretKey = (name: string): Buffer => createHmac('sha256', secrets.tokenSecret).update(name).digest()
  const feed = await openChangeFeed({
    databaseUrl,
    fanoutUrl: config.fanoutUrl,
    channel: `boon-${secretKey('fanout').toString('hex', 0, 6)}`,
    server: v7(),
    onError: (error) => log.warn({ error }, 'servers cannot wake each other: changes come by the change log'),
  })
  const failures = new FailureLog(database, {
    onKept: () => feed.send(['redemptions']),
    onLost: (count, error) => log.error({ count, err: error }, 'failures of redemptions could not be kept'),
  })
  const shared = parts(database, rules, log, now)
  let shopUrl = publicUrl(config, config.port)
  const services: Services = {
    ...shared,
    requestRates: new RequestRates(config.rateLimits, now),
    feed,
    failures,
    hub: new Hub({
      feed,
      now,
      rules: () => shared.catalogue.refresh(),
      log: { seenNow, read: (before) => readChangeLog(database.open(), before) },
      failed: (error) => log.warn({ error }, 'changes could not be looked up; trying again'),
    }),
    tokens: openTokenSigner(secrets.tokenSecret),
    staffTokens: config.staff ? openStaffTokens(config.staff) : null,
    cursorKey: createSecretKey(secretKey('cursors')),
    publicUrl: () => shopUrl,
  }
  await ensureAdminKey(services, secrets.adminKey)
  const close = async (): Promise<void> => {
    services.hub.close()
    await failures.settle()
    await feed.close()
    await rules.close()
    await database.close()
    await postgres?.stop()
  }
  const listensOn = (port: number): void => {
    shopUrl = publicUrl(config, port)
  }
  return { services, databaseUrl, listensOn, close }
}

function startPostgres({ dataDir }: Config, log: Log): Promise<EmbeddedPostgres> {
  const onDeath = (err: unknown): void => log.error({ err }, 'the embedded PostgreSQL has died')
  return startEmbeddedPostgres({ dataDir, durable: true, onDeath })
}

function parts(database: Database, rules: Database, log: Log, now: () => Date) {
  return {
    database,
    catalogue: openCatalogue(rules),
    recorder: openRecorder(database),
    purchases: openPurchaseReader(database),
    jobs: jobQueue,
    visitorThrottle: openVisitorThrottle(),
    log,
    now,
    // Not `v7` itself: it takes what `map` hands on for options.
    newId: () => v7(),
    randomBytes: (count: number) => new Uint8Array(randomBytes(count)),
  }
}
