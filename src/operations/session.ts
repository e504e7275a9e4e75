import type { KeyObject } from 'node:crypto'
import type { JobQueue } from '../store/job-queue.ts'
import type { Catalogue } from '../store/catalogue.ts'
import type { ChangeFeed, ChangeKey } from '../store/change-feed.ts'
import type { Database, Db } from '../store/database.ts'
import type { FailureLog } from '../store/failure-log.ts'
import type { PurchaseReader } from '../store/purchase-reader.ts'
import type { Recorder } from '../store/recorder.ts'
import { STAFF_ROLES, type Role } from '../domain/role.ts'
import { type Loaders, openLoaders } from './loaders.ts'
import type { RequestRates } from './identity/request-rates.ts'
import type { StaffTokenVerifier } from './identity/staff-tokens.ts'
import type { Throttle } from './identity/throttle.ts'
import type { Hub } from './live/hub.ts'
import type { TokenSigner } from './identity/token-signer.ts'

/** What a log line is written with (pino fits). */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** What one server offers its operations; joined in `app.ts`. */
export interface Services {
  readonly database: Database
  /** Active campaigns, segments and settings in memory, never older than the database where a decision is taken. */
  readonly catalogue: Catalogue
  readonly feed: ChangeFeed
  /** Wakes the live subscribers of this server. */
  readonly hub: Hub
  readonly jobs: JobQueue
  /** Keeps refused redemptions. */
  readonly failures: Pick<FailureLog, 'keep' | 'settle'>
  /** Records redemptions, those of a contended campaign together. */
  readonly recorder: Recorder
  /** Reads what redemptions are decided on, that of many together. */
  readonly purchases: PurchaseReader
  readonly tokens: TokenSigner
  /** Seals the cursors of live streams: derived from the token secret, the same on every server. */
  readonly cursorKey: KeyObject
  /** Where shoppers reach Boon's pages, without a slash at its end. */
  publicUrl(): string
  /** Null: the shop has no identity provider for its staff. */
  readonly staffTokens: StaffTokenVerifier | null
  /** Visitor tokens, by address. */
  readonly visitorThrottle: Throttle
  /** Requests of all kinds, by viewer and address. */
  readonly requestRates: RequestRates
  readonly log: Log
  /** The clock. */
  now(): Date
  /** A fresh UUIDv7. */
  newId(): string
  /** Bytes from a cryptographic source. */
  randomBytes(count: number): Uint8Array
}

/** Who asks. */
export interface Viewer {
  readonly role: Role
  /** The shopper or visitor; null for staff and services. */
  readonly customerId: string | null
  /** Whose idempotency keys these are: `key:<id>`, `customer:<id>` or `staff:<subject>`. */
  readonly caller: string
  /** When the token ends; null for keys. */
  readonly expiresAt: Date | null
  /** The API key used, if one was. */
  readonly keyId: string | null
}

/** What readings at one instant have in common, whoever asks: a single `now`, one unit of work, batched reads. */
export interface World {
  readonly services: Services
  readonly now: Date
  readonly db: Db
  readonly load: Loaders
}

/** One request's world: who asks, and what is read for the request. */
export interface Session extends World {
  readonly viewer: Viewer | null
  /** Languages wanted, best first (Accept-Language, then the customer's own); the settings' locale comes after them. */
  readonly locales: readonly string[]
  /** The caller's network address. */
  readonly address: string
}

/** Who asks, from where, in which languages. */
export type Caller = Pick<Session, 'viewer' | 'locales' | 'address'>

/** Opens the world of one request (of one event, for a stream). */
export function openSession(services: Services, who: Caller): Session {
  return sessionIn(openWorld(services), who)
}

/** Opens a world that several callers may share: their reads are batched together. */
export function openWorld(services: Services): World {
  const base = { services, now: services.now(), db: services.database.open() }
  return Object.assign(base, { load: openLoaders(base) })
}

/** One caller's session in a world. */
export function sessionIn(world: World, { viewer, locales, address }: Caller): Session {
  return { ...world, viewer, locales, address }
}

/** The same request inside a transaction: everything it reads, it reads there. Nobody waits for a second connection while holding one. */
export function within(session: Session, db: Db): Session {
  const base = { ...session, db }
  return Object.assign(base, { load: openLoaders(base) })
}

/** Support, marketers, services and admins see rule trees, holders and other people's data. */
export function isStaff(session: Pick<Session, 'viewer'>): boolean {
  return session.viewer !== null && STAFF_ROLES.includes(session.viewer.role)
}

/** Whether the caller may see what belongs to this customer. */
export function maySee(session: Pick<Session, 'viewer'>, customerId: string | null): boolean {
  return isStaff(session) || (customerId !== null && session.viewer?.customerId === customerId)
}

/** Tells every server, after commit, what has changed. */
export function announce(session: Session, ...keys: ChangeKey[]): void {
  session.services.feed.send(keys)
}
