import type { LoyaltyCard } from '../../src/domain/loyalty/loyalty-card.ts'
import { earningRuleUpsert } from '../../src/operations/loyalty/earning-rule-upsert.ts'
import { loyaltyEnroll } from '../../src/operations/loyalty/loyalty-enroll.ts'
import { loyaltyProgramUpsert } from '../../src/operations/loyalty/loyalty-program-upsert.ts'
import { walletAdjust } from '../../src/operations/wallet/wallet-adjust.ts'
import { campaignCreate } from '../../src/operations/campaigns/campaign-create.ts'
import { campaignTransition } from '../../src/operations/campaigns/campaign-transition.ts'
import { productsUpsert } from '../../src/operations/catalogue/products-upsert.ts'
import { orderRecord } from '../../src/operations/checkout/order-record.ts'
import { eventTrack } from '../../src/operations/customers/event-track.ts'
import { storesUpsert } from '../../src/operations/catalogue/stores-upsert.ts'
import { customerUpsert } from '../../src/operations/customers/customer-upsert.ts'
import { segmentUpsert } from '../../src/operations/customers/segment-upsert.ts'
import { openSession, type Session } from '../../src/operations/session.ts'
import { settingsUpdate } from '../../src/operations/settings/settings-update.ts'
import { encodeId } from '../../src/graphql/ids.ts'
import { normaliseCode } from '../../src/domain/codes.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts'
import { type Db, rows } from '../../src/store/database.ts'
import { touchCatalogue } from '../../src/store/catalogue.ts'
import { SCENARIO_NOW } from './memory-door.ts'
import {
  campaignInputOf,
  programInputOf,
  ruleInputOf,
  type Scenario,
  type ScenarioCampaign,
  type ScenarioEvent,
  type ScenarioProgram,
  type ScenarioRedemption,
  type ScenarioUse,
} from './scenario.ts'
import { startTestServer, type TestServer } from './server.ts'
import { given } from './shop.ts'
import { usedCounters } from './used-counters.ts'

const DAY = 86_400_000

/** A server that becomes the shop of one scenario after another. */
export interface ScenarioServer {
  readonly server: TestServer
  /** Empties the shop and sets up the scenario's; the clock then stands where the scenario happens. */
  setUp(scenario: Scenario): Promise<void>
  /** The id, as the API has it, of the card that a scenario's cart pays with. */
  cardId(scenario: Scenario): Promise<string>
  /** The points that orders have earned, by their program. */
  earned(): Promise<readonly { readonly program: string; readonly points: number }[]>
}

/** Starts the server behind the two doors over HTTP. */
export async function openScenarioServer(): Promise<ScenarioServer> {
  const clock = { now: SCENARIO_NOW }
  const server = await startTestServer({}, () => clock.now)
  return {
    server,
    async setUp(scenario) {
      clock.now = SCENARIO_NOW
      await empty(server.services.database.open())
      await setUpRules(scenario, () => admin(server))
      clock.now = new Date(scenario.cart?.at ?? scenario.at ?? SCENARIO_NOW)
      await setUpPast(scenario, server, clock.now)
    },
    async cardId({ cart }) {
      const [card] = await rows<{ id: string }>(
        server.services.database.open(),
        `select card.id from loyalty_card card join customer on customer.id = card.holder_id
         join loyalty_program program on program.id = card.program_id where customer.external_id = $1 and program.key = $2`,
        [cart!.customer, cart!.points!.program],
      )
      return encodeId('loyaltycard', card!.id)
    },
    earned() {
      return rows<{ program: string; points: number }>(
        server.services.database.open(),
        `select program.key as program, sum(entry.delta)::bigint as points from ledger_entry entry
         join loyalty_card card on card.id = entry.loyalty_card_id join loyalty_program program on program.id = card.program_id
         where entry.kind = 'EARN' group by program.key order by program.key`,
      )
    },
  }
}

function admin({ services }: TestServer): Session {
  const viewer = { role: 'ADMIN', customerId: null, caller: 'scenario', expiresAt: null, keyId: null } as const
  return openSession(services, { viewer, locales: [], address: '127.0.0.1' })
}

/** All but the keys and the settings' row. */
async function empty(db: Db): Promise<void> {
  const tables = await rows<{ name: string }>(
    db,
    `select tablename as name from pg_tables where schemaname = 'public'
     and tablename not in ('api_key', 'settings', 'catalogue_version', 'boon_migration')`,
  )
  // What only grows refuses to be emptied, too, but for this.
  // Some rows in some tables: deleting them takes a tenth of what truncating all tables does.
  const empty = tables.map(({ name }) => `delete from "${name}";`).join(' ')
  await rows(db, `do $$ begin set local session_replication_role = replica; ${empty} end $$`)
  await touchCatalogue(db)
}

async function setUpRules(
  { settings, segments, products, stores, campaigns, programs }: Scenario,
  session: () => Session,
): Promise<void> {
  const { groupPicks, maxIncentivesPerCart } = { ...DEFAULT_SETTINGS, ...settings }
  given(await settingsUpdate(session(), { groupPicks, maxIncentivesPerCart }), 'settings')
  for (const segment of segments ?? []) given(await segmentUpsert(session(), segment), 'segment')
  if (products !== undefined) given(await productsUpsert(session(), { products }), 'upserted')
  if (stores !== undefined) given(await storesUpsert(session(), { stores }), 'stores')
  for (const campaign of campaigns) await setUpCampaign(campaign, session)
  for (const program of programs ?? []) await setUpProgram(program, session)
}

async function setUpProgram(program: ScenarioProgram, session: () => Session): Promise<void> {
  given(await loyaltyProgramUpsert(session(), programInputOf(program)), 'program')
  const rule = ruleInputOf(program)
  if (rule !== null) given(await earningRuleUpsert(session(), rule), 'program')
}

async function setUpCampaign(campaign: ScenarioCampaign, session: () => Session): Promise<void> {
  const { id, version } = given(await campaignCreate(session(), campaignInputOf(campaign)), 'campaign')
  if (campaign.published === false) return
  given(await campaignTransition(session(), { id, to: 'PUBLISH', expectedVersion: version }), 'campaign')
}

async function setUpPast({ customers, campaigns, used }: Scenario, server: TestServer, now: Date): Promise<void> {
  for (const { orders, events, redemptions, arms, points, ...customer } of customers ?? []) {
    if (arms !== undefined) await setUpArms(server, customer.externalId, arms)
    const { id } = given(await customerUpsert(admin(server), customer), 'customer')
    for (const [programKey, most] of Object.entries(points ?? {})) await setUpPoints(server, id, programKey, most)
    for (const [at, event] of (events ?? []).entries()) await setUpEvent(server, customer.externalId, event, at, now)
    for (const redemption of redemptions ?? []) await setUpRedemption(server, customer.externalId, redemption, now)
    for (const { reference, daysAgo, total, currency } of orders ?? [])
      given(
        await orderRecord(admin(server), {
          reference: `${customer.externalId}-${reference}`,
          customer: { externalId: customer.externalId },
          currency,
          lines: [{ sku: 'past', quantity: 1, unitPrice: { amount: total, currency } }],
          paidAt: new Date(now.getTime() - daysAgo * DAY),
          idempotencyKey: `order ${customer.externalId} ${reference}`,
        }),
        'order',
      )
  }
  const db = server.services.database.open()
  for (const campaign of campaigns) {
    await setUpCodes(db, campaign, () => server.services.newId())
    await setUpCards(db, campaign, () => server.services.newId())
  }
  await setUpUses(db, server, used ?? [], now)
}

/** A card in a program, with so many points that may be spent. */
async function setUpPoints(server: TestServer, customerId: string, programKey: string, points: number): Promise<void> {
  const enrolled = await loyaltyEnroll(admin(server), { programKey, customer: { id: customerId } })
  const loyaltyCardId = (given(enrolled, 'item') as LoyaltyCard).id
  if (points === 0) return
  const input = { points: { loyaltyCardId, delta: points }, reason: 'Given', idempotencyKey: `points ${loyaltyCardId}` }
  given(await walletAdjust(admin(server), input), 'customer')
}

/** Somebody of these arms: ids are drawn until one falls into all of them. */
async function setUpArms(
  { services }: TestServer,
  externalId: string,
  arms: Readonly<Record<string, string>>,
): Promise<void> {
  const db = services.database.open()
  const { experiments, armOf } = await services.catalogue.current(db)
  const isTheirs = (id: string): boolean =>
    experiments.every((experiment) => (arms[experiment.key] ?? armOf(experiment, id)) === armOf(experiment, id))
  let id = services.newId()
  while (!isTheirs(id)) id = services.newId()
  await rows(
    db,
    `insert into customer (id, external_id, attributes, consents, created_at, version) values ($1, $2, '{}', '{}', now(), 1)`,
    [id, externalId],
  )
}

async function setUpEvent(
  server: TestServer,
  externalId: string,
  { name, daysAgo }: ScenarioEvent,
  at: number,
  now: Date,
): Promise<void> {
  const occurredAt = new Date(now.getTime() - daysAgo * DAY)
  const idempotencyKey = `event ${externalId} ${at}`
  given(await eventTrack(admin(server), { customer: { externalId }, name, occurredAt, idempotencyKey }), 'accepted')
}

/** A captured redemption as redeeming would have left it. */
async function setUpRedemption(
  { services }: TestServer,
  externalId: string,
  { campaign, daysAgo, amount, currency }: ScenarioRedemption,
  now: Date,
): Promise<void> {
  await rows(
    services.database.open(),
    `with kept as (
       insert into redemption (id, status, order_reference, customer_id, currency, lines, subtotal, discount_total, total, applied, created_at)
       select $1::uuid, 'CAPTURED', $1::text, id, $2, '[]', $3, $3, 0, '[]', $4 from customer where external_id = $5 returning id
     )
     insert into redemption_use (redemption_id, campaign_id, sequence, amount, created_at)
     select kept.id, campaign.id, 1, $3, $4 from kept, campaign where key = $6`,
    [services.newId(), currency, amount, new Date(now.getTime() - daysAgo * DAY), externalId, campaign],
  )
}

/** Codes exactly as the scenario writes them, as generating or giving them would leave them. */
async function setUpCodes(db: Db, { key, codes }: ScenarioCampaign, newId: () => string): Promise<void> {
  for (const { code, holder, redeemable = 1 } of codes ?? [])
    await rows(
      db,
      `insert into voucher (id, code, campaign_id, is_public, holder_id, state, redeemed, redeemable, version, created_at)
       select $1, $2, campaign.id, false, (select id from customer where external_id = $4), 'ENABLED', 0, $5, 1, now()
       from campaign where key = $3`,
      [newId(), normaliseCode(code), key, holder ?? null, redeemable],
    )
}

/** Gift cards exactly as the scenario writes them, as issuing and spending would have left them. */
async function setUpCards(db: Db, { key, giftCards }: ScenarioCampaign, newId: () => string): Promise<void> {
  for (const { code, balance, currency = 'EUR', holder, endsAt } of giftCards ?? [])
    await rows(
      db,
      `insert into gift_card (id, code, campaign_id, holder_id, currency, initial_balance, balance, state, ends_at, version, created_at)
       select $1, $2, campaign.id, (select id from customer where external_id = $4), $5, greatest($6::bigint, 1), $6, 'ENABLED', $7, 1, now()
       from campaign where key = $3`,
      [newId(), normaliseCode(code), key, holder ?? null, currency, balance, endsAt ?? null],
    )
}

/** Uses before, counted where redeeming would have counted them. */
async function setUpUses(db: Db, { services }: TestServer, used: readonly ScenarioUse[], now: Date): Promise<void> {
  const { campaigns } = await services.catalogue.current(db)
  const found = await Promise.all(used.map(async (use) => ({ use, ...(await subjectsOf(db, use)) })))
  for (const campaign of campaigns.values()) {
    const own = found.filter(({ campaignId }) => campaignId === campaign.id)
    for (const [key, count] of usedCounters(campaign, own, now))
      await rows(db, 'insert into limit_counter (limited_id, key, used) values ($1, $2, $3)', [campaign.id, key, count])
  }
  for (const { code, times } of used)
    if (code !== undefined) await rows(db, 'update voucher set redeemed = redeemed + $2 where code = $1', [code, times])
}

async function subjectsOf(db: Db, { code, campaign, by, store }: ScenarioUse) {
  const [found] = await rows<{ campaignId: string; voucherId: string | null; customerId: string | null }>(
    db,
    `select campaign.id as "campaignId", voucher.id as "voucherId", (select id from customer where external_id = $3) as "customerId"
     from campaign left join voucher on voucher.campaign_id = campaign.id and voucher.code = $1
     where campaign.key = $2 or voucher.code = $1`,
    [code ?? null, campaign ?? null, by ?? null],
  )
  const { campaignId, voucherId, customerId } = found!
  return { campaignId, subjects: { voucherId, customerId, storeKey: store ?? null } }
}
