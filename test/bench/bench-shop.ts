import { openApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { Role } from '../../src/domain/role.ts'
import { openSession, type Log, type Services, type Session } from '../../src/operations/session.ts'
import { touchCatalogue } from '../../src/store/catalogue.ts'
import { rows } from '../../src/store/database.ts'
import { coupons, HER_SEGMENT, promotions, SEGMENT_IDS, uuid } from './population.ts'

/** Boon in this process, without a shell. */
export interface BenchApp {
  readonly services: Services
  /** A fresh request of this role. */
  as(role: Role, customerId?: string | null): Session
  close(): Promise<void>
}

/** A shop over a database of its own. */
export interface BenchShop extends BenchApp {
  readonly url: string
  readonly campaigns: readonly Campaign[]
  readonly coupons: readonly Campaign[]
  readonly customerId: string
}

const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} }

/** The configuration of a server over this database. */
export function benchEnvironment(url: string): Record<string, string> {
  return {
    DATABASE_URL: url,
    BOON_TOKEN_SECRET: 'a secret for benchmarks that is long enough to sign with',
    BOON_ADMIN_KEY: `boon_${'0123456789'.repeat(4)}`,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    BOON_DEMO: 'off',
    BOON_RATE_LIMITS: 'off',
  }
}

/** Opens Boon over a database. */
export async function openBenchApp(url: string): Promise<BenchApp> {
  const { services, close } = await openApp(readConfig(benchEnvironment(url)), { log: SILENT })
  return {
    services,
    as: (role, customerId = null) =>
      openSession(services, {
        viewer: { role, customerId, caller: 'bench', expiresAt: null, keyId: null },
        locales: ['en'],
        address: '127.0.0.1',
      }),
    close,
  }
}

/** Opens Boon over an empty database and fills it: `count` promotions, three coupons with a code each, one shopper, 51 segments. */
export async function openBenchShop(url: string, count: number): Promise<BenchShop> {
  const app = await openBenchApp(url)
  const shop = { ...app, url, campaigns: promotions(count), coupons: coupons(), customerId: uuid(3, 0) }
  await fill(shop)
  return shop
}

/** A token of the one shopper, good for an hour. */
export function shopperToken({ services, customerId }: BenchShop): Promise<string> {
  const expiresAt = new Date(services.now().getTime() + 3_600_000)
  return services.tokens.sign({ customerId, role: 'SHOPPER', expiresAt }, services.now())
}

async function fill({ services, campaigns, coupons: behindCodes, customerId }: BenchShop): Promise<void> {
  const db = services.database.open()
  await rows(
    db,
    `insert into customer (id, external_id, country, locale, attributes, consents, created_at, version)
     values ($1, 'shopper', 'DE', 'en', '{"tier":"gold"}', '{}', now(), 1)`,
    [customerId],
  )
  await rows(
    db,
    `insert into segment (id, key, name, version) select id, id::text, id::text, 1 from unnest($1::uuid[]) id`,
    [SEGMENT_IDS],
  )
  await rows(db, 'insert into segment_member values ($1, $2, true, null)', [HER_SEGMENT, customerId])
  await insertCampaigns(services, campaigns)
  await insertCoupons(services, behindCodes)
  await rows(db, 'analyze')
}

/** Writes coupons, each with the one code that its name is. */
export async function insertCoupons(services: Services, coupons: readonly Campaign[]): Promise<void> {
  await insertCampaigns(services, coupons)
  await rows(
    services.database.open(),
    `insert into voucher (id, code, campaign_id, is_public, state, redeemed, redeemable, version, created_at)
     select gen_random_uuid(), name, id, false, 'ENABLED', 0, 1, 1, now() from campaign where id = any($1)`,
    [coupons.map(({ id }) => id)],
  )
}

/** Writes campaigns in one statement: through the operations ten thousand would take minutes. */
async function insertCampaigns(services: Services, campaigns: readonly Campaign[]): Promise<void> {
  const db = services.database.open()
  const plain = campaigns.map((each) =>
    Object.fromEntries(
      Object.entries(each).map(([name, value]) => [
        name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        value,
      ]),
    ),
  )
  await rows(db, 'insert into campaign select (jsonb_populate_recordset(null::campaign, $1::jsonb)).*', [
    JSON.stringify(plain),
  ])
  await touchCatalogue(db)
}
