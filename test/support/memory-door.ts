import type { Campaign } from '../../src/domain/campaign.ts'
import type { Cart, CartLine } from '../../src/domain/cart.ts'
import { normaliseCode } from '../../src/domain/codes.ts'
import type { Lookup } from '../../src/domain/condition/lookup.ts'
import { parseSegmentCondition } from '../../src/domain/condition/parse-condition.ts'
import { counterId, type CounterSubjects } from '../../src/domain/counter.ts'
import type { Customer } from '../../src/domain/customer.ts'
import type { CardCandidate, CodeCandidate, Facts } from '../../src/domain/facts.ts'
import { giftCardStatus, isCardAccepted } from '../../src/domain/gift-card.ts'
import type { Parsed } from '../../src/domain/input/place.ts'
import { mergeLines } from '../../src/domain/merge-lines.ts'
import { parseCampaign } from '../../src/domain/parse-campaign.ts'
import { customerWith, parseCustomer } from '../../src/domain/parse-customer.ts'
import { parseEvaluation } from '../../src/domain/parse-evaluation.ts'
import { locationOf, pricedLine } from '../../src/domain/priced-lines.ts'
import type { Product } from '../../src/domain/product.ts'
import type { Segment } from '../../src/domain/segment.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/domain/settings.ts'
import { armsOf, campaignOfArm, isWithheld } from '../../src/domain/variant.ts'
import { isAccepted, type Voucher, voucherStatus } from '../../src/domain/voucher.ts'
import { historiesOf } from './memory-histories.ts'
import { membershipsOf } from './memory-memberships.ts'
import { campaignInputOf, evaluateInputOf, type Scenario, type ScenarioCampaign, type ScenarioUse } from './scenario.ts'
import { usedCounters } from './used-counters.ts'

/** When scenarios happen, unless they say `at`. */
export const SCENARIO_NOW = new Date('2026-11-21T12:00:00Z')
const LONG_BEFORE = new Date('2020-01-01T00:00:00Z')

/** What a scenario's decision may look at, put together without a database: ids are the keys. */
export function factsOfScenario(scenario: Scenario): Facts {
  const now = new Date(scenario.cart?.at ?? scenario.at ?? SCENARIO_NOW)
  const settings = { ...DEFAULT_SETTINGS, ...scenario.settings }
  const segments = new Map((scenario.segments ?? []).map((segment) => [segment.key, segmentOf(segment)]))
  const campaigns = scenario.campaigns.map((campaign) => campaignOf(campaign, settings))
  const candidates = codesOf(scenario, campaigns)
  const cards = cardsOf(scenario, campaigns)
  const customer = customerOf(scenario, scenario.cart?.customer ?? scenario.customer)
  const isOn = ({ state, startsAt, endsAt }: Campaign) =>
    state === 'ACTIVE' && !(startsAt && startsAt > now) && !(endsAt && endsAt <= now)
  const cart = cartOfScenario(scenario)
  const arms = armsOfCustomer(scenario, customer)
  const met = (campaign: Campaign): Campaign => campaignOfArm(campaign, arms.get(campaign.id) ?? null)
  return {
    now,
    settings,
    customer,
    segments,
    memberships: membershipsOf(scenario, customer),
    rewards: [],
    staticSegmentIds: new Set(),
    ...historiesOf(scenario, customer, [...segments.values()], campaigns.flatMap(armsOf), settings, now),
    storeKey: cart === null ? (scenario.storeKey ?? null) : cart.storeKey,
    location: cart === null ? locationOfScenario(scenario) : cart.location,
    arms,
    counters: countersOf(scenario, campaigns, now),
    cart,
    gifts: productsOf(scenario),
    promotions: campaigns.filter((campaign) => campaign.kind === 'PROMOTION' && isOn(campaign)).flatMap(armsOf),
    entered: new Map(
      candidates
        .filter(
          ({ voucher, campaign }) =>
            cart?.codes.includes(voucher.code) && isAccepted(voucher, campaign, customer?.id ?? null),
        )
        .map(({ voucher, campaign }) => [voucher.code, { voucher, campaign: met(campaign) }]),
    ),
    available: candidates
      .filter(
        ({ voucher, campaign }) =>
          voucherStatus(voucher, campaign, now) === 'ACTIVE' &&
          (voucher.isPublic || (voucher.holderId !== null && voucher.holderId === customer?.id)),
      )
      .map(({ voucher, campaign }) => ({ voucher, campaign: met(campaign) }))
      .filter(({ campaign }) => !isWithheld(campaign)),
    giftCards: new Map(
      cards
        .filter(
          ({ card, campaign }) =>
            cart?.codes.includes(card.code) && isCardAccepted(card, campaign, customer?.id ?? null),
        )
        .map((candidate) => [candidate.card.code, candidate]),
    ),
    availableCards: cards.filter(
      ({ card, campaign }) =>
        card.holderId !== null && card.holderId === customer?.id && giftCardStatus(card, campaign, now) === 'ACTIVE',
    ),
  }
}

const LOOKUP: Lookup = {
  segmentId: ({ key }) => key ?? null,
  campaignId: ({ key }) => key ?? null,
  programId: ({ key }) => key ?? null,
  hasStore: () => true,
}

function locationOfScenario({ latitude, longitude }: Scenario) {
  return locationOf({ latitude: latitude ?? null, longitude: longitude ?? null })
}

function read<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw new Error(JSON.stringify(parsed.rejections))
}

function segmentOf({ key, name, condition }: NonNullable<Scenario['segments']>[number]): Segment {
  return { id: key, key, name, condition: read(parseSegmentCondition(condition, [], LOOKUP)), version: 1 }
}

function campaignOf(campaign: ScenarioCampaign, settings: Settings): Campaign {
  const draft = read(parseCampaign(campaignInputOf(campaign), LOOKUP, settings, LONG_BEFORE))
  const state = campaign.published === false ? 'DRAFT' : 'ACTIVE'
  return { ...draft, id: draft.key, state, version: 1, createdAt: LONG_BEFORE, updatedAt: LONG_BEFORE }
}

function codesOf({ campaigns, used }: Scenario, made: readonly Campaign[]): CodeCandidate[] {
  return campaigns.flatMap((scenario, at): CodeCandidate[] => {
    const campaign = made[at]!
    const single = (scenario.codes ?? []).map(({ code, holder, redeemable = 1 }) => ({
      code,
      holder: holder ?? null,
      redeemable,
      isPublic: false,
    }))
    const open =
      campaign.publicCode === null
        ? []
        : [{ code: campaign.publicCode, holder: null, redeemable: null, isPublic: true }]
    return [...single, ...open].map(({ code, holder, redeemable, isPublic }) => {
      const redeemed = (used ?? []).filter((use) => use.code === code).reduce((sum, { times }) => sum + times, 0)
      const voucher: Voucher = {
        id: code,
        code: normaliseCode(code),
        campaignId: campaign.id,
        isPublic,
        holderId: holder,
        state: 'ENABLED',
        givenAt: null,
        endsAt: null,
        redeemed,
        held: 0,
        redeemable,
        version: 1,
        createdAt: LONG_BEFORE,
      }
      return { voucher, campaign }
    })
  })
}

function cardsOf({ campaigns }: Scenario, made: readonly Campaign[]): CardCandidate[] {
  return campaigns.flatMap(({ giftCards = [] }, at) =>
    giftCards.map(({ code, balance, currency = 'EUR', holder, endsAt }) => ({
      campaign: made[at]!,
      card: {
        id: code,
        code: normaliseCode(code),
        campaignId: made[at]!.id,
        holderId: holder ?? null,
        currency,
        initialBalance: Math.max(balance, 1),
        balance,
        held: 0,
        state: 'ENABLED',
        givenAt: null,
        endsAt: endsAt === undefined ? null : new Date(endsAt),
        expiredAt: null,
        revivedUntil: null,
        version: 1,
        createdAt: LONG_BEFORE,
      },
    })),
  )
}

function customerOf(scenario: Scenario, externalId: string | undefined): Customer | null {
  const found = (scenario.customers ?? []).find((customer) => customer.externalId === externalId)
  if (found === undefined) return null
  const { orders: _orders, events: _events, redemptions: _redemptions, arms: _arms, ...input } = found
  const draft = read(parseCustomer(input, [], SCENARIO_NOW))
  return {
    ...customerWith(null, draft),
    id: found.externalId,
    externalId: found.externalId,
    createdAt: LONG_BEFORE,
    version: 1,
  }
}

/** Her arm in each experiment, as the scenario says. */
function armsOfCustomer({ customers = [] }: Scenario, customer: Customer | null): ReadonlyMap<string, string> {
  const known = customers.find(({ externalId }) => externalId === customer?.externalId)
  return new Map(Object.entries(known?.arms ?? {}))
}

function cartOfScenario(scenario: Scenario): Cart | null {
  if (scenario.cart === null) return null
  const draft = read(parseEvaluation(evaluateInputOf(scenario.cart), [], true))
  const { currency, lines, shipping, codes, points, storeKey, attributes } = draft
  const products = productsOf(scenario)
  const priced = lines.flatMap((line, at): CartLine[] => [
    pricedLine({ id: `line-${at}`, ...line }, products.get(line.sku) ?? null, currency)!,
  ])
  return {
    currency,
    lines: mergeLines(priced),
    shipping,
    codes,
    points,
    storeKey,
    location: locationOf(draft),
    attributes,
  }
}

function productsOf({ products = [] }: Scenario): ReadonlyMap<string, Product> {
  const whole = products.map((product): Product => ({
    id: product.sku,
    sku: product.sku,
    name: product.name,
    prices: product.prices,
    floorPrices: product.floorPrices ?? [],
    listPrices: product.listPrices ?? [],
    categories: product.categories ?? [],
    brand: product.brand ?? null,
    onSale: product.onSale ?? false,
    attributes: product.attributes ?? {},
    imageUrl: null,
  }))
  return new Map(whole.map((product) => [product.sku, product]))
}

/** What earlier uses have left in the counters of limits. */
function countersOf(scenario: Scenario, campaigns: readonly Campaign[], now: Date): Facts['counters'] {
  const found = campaigns.flatMap((campaign) => {
    const uses = (scenario.used ?? []).filter(
      (use) => use.campaign === campaign.key || isCodeOf(scenario, campaign, use),
    )
    const known = uses.map((use) => ({ use, subjects: subjectsOf(use) }))
    return [...usedCounters(campaign, known, now)].map(([key, used]) => [counterId(campaign.id, key), used] as const)
  })
  return new Map(found)
}

function subjectsOf({ by, store, code }: ScenarioUse): CounterSubjects {
  return { customerId: by ?? null, storeKey: store ?? null, voucherId: code ?? null }
}

function isCodeOf({ campaigns }: Scenario, { key }: Campaign, { code }: ScenarioUse): boolean {
  const { publicCode, codes = [] } = campaigns.find((campaign) => campaign.key === key)!
  return code !== undefined && (publicCode === code || codes.some((single) => single.code === code))
}
