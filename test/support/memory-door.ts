import type { Campaign } from '../../src/domain/campaign.ts'
import type { Cart, CartLine } from '../../src/domain/cart.ts'
import { normaliseCode } from '../../src/domain/codes.ts'
import { campaignConditions, orderWindowsOf } from '../../src/domain/condition/spans.ts'
import type { Lookup } from '../../src/domain/condition/lookup.ts'
import { parseSegmentCondition } from '../../src/domain/condition/parse-condition.ts'
import type { Customer } from '../../src/domain/customer.ts'
import type { CodeCandidate, Facts, OrderWindow } from '../../src/domain/facts.ts'
import type { Parsed } from '../../src/domain/input/place.ts'
import { mergeLines } from '../../src/domain/merge-lines.ts'
import { parseCampaign } from '../../src/domain/parse-campaign.ts'
import { customerWith, parseCustomer } from '../../src/domain/parse-customer.ts'
import { parseEvaluation } from '../../src/domain/parse-evaluation.ts'
import { pricedLine } from '../../src/domain/priced-lines.ts'
import type { Product } from '../../src/domain/product.ts'
import type { Segment } from '../../src/domain/segment.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/domain/settings.ts'
import { isAccepted, type Voucher, voucherStatus } from '../../src/domain/voucher.ts'
import { windowStart } from '../../src/domain/window.ts'
import {
  campaignInputOf,
  evaluateInputOf,
  type Scenario,
  type ScenarioCampaign,
  type ScenarioCustomer,
} from './scenario.ts'

/** When scenarios happen, unless they say `at`. */
export const SCENARIO_NOW = new Date('2026-11-21T12:00:00Z')
const LONG_BEFORE = new Date('2020-01-01T00:00:00Z')
const DAY = 86_400_000

/** What a scenario's decision may look at, put together without a database: ids are the keys. */
export function factsOfScenario(scenario: Scenario): Facts {
  const now = new Date(scenario.cart?.at ?? SCENARIO_NOW)
  const settings = { ...DEFAULT_SETTINGS, ...scenario.settings }
  const segments = new Map((scenario.segments ?? []).map((segment) => [segment.key, segmentOf(segment)]))
  const campaigns = scenario.campaigns.map((campaign) => campaignOf(campaign, settings))
  const candidates = codesOf(scenario, campaigns)
  const customer = customerOf(scenario, scenario.cart?.customer ?? scenario.customer)
  const isOn = ({ state, startsAt, endsAt }: Campaign) =>
    state === 'ACTIVE' && !(startsAt && startsAt > now) && !(endsAt && endsAt <= now)
  const cart = cartOfScenario(scenario)
  return {
    now,
    settings,
    customer,
    segments,
    staticSegmentIds: new Set(),
    orders: ordersOf(scenario, customer, [...segments.values()], campaigns, settings, now),
    uses: usesOf(scenario, customer),
    cart,
    promotions: campaigns.filter((campaign) => campaign.kind === 'PROMOTION' && isOn(campaign)),
    entered: new Map(
      candidates
        .filter(
          ({ voucher, campaign }) =>
            cart?.codes.includes(voucher.code) && isAccepted(voucher, campaign, customer?.id ?? null),
        )
        .map((code) => [code.voucher.code, code]),
    ),
    available: candidates.filter(
      ({ voucher, campaign }) =>
        voucherStatus(voucher, campaign, now) === 'ACTIVE' &&
        (voucher.isPublic || (voucher.holderId !== null && voucher.holderId === customer?.id)),
    ),
  }
}

const LOOKUP: Lookup = { segmentId: ({ key }) => key ?? null }

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
        redeemable,
        version: 1,
        createdAt: LONG_BEFORE,
      }
      return { voucher, campaign }
    })
  })
}

function customerOf(scenario: Scenario, externalId: string | undefined): Customer | null {
  const found = (scenario.customers ?? []).find((customer) => customer.externalId === externalId)
  if (found === undefined) return null
  const { orders: _orders, ...input } = found
  const draft = read(parseCustomer(input, [], SCENARIO_NOW))
  return {
    ...customerWith(null, draft),
    id: found.externalId,
    externalId: found.externalId,
    createdAt: LONG_BEFORE,
    version: 1,
  }
}

function cartOfScenario(scenario: Scenario): Cart | null {
  if (scenario.cart === null) return null
  const { currency, lines, shipping, codes, storeKey, attributes } = read(
    parseEvaluation(evaluateInputOf(scenario.cart), [], true),
  )
  const products = new Map((scenario.products ?? []).map((product) => [product.sku, product as unknown as Product]))
  const priced = lines.flatMap((line, at): CartLine[] => {
    const product = products.get(line.sku)
    const whole = product && {
      ...product,
      floorPrices: product.floorPrices ?? [],
      listPrices: product.listPrices ?? [],
      categories: product.categories ?? [],
      brand: product.brand ?? null,
      onSale: product.onSale ?? false,
      attributes: product.attributes ?? {},
    }
    return [pricedLine({ id: `line-${at}`, ...line }, whole ?? null, currency)!]
  })
  return { currency, lines: mergeLines(priced), shipping, codes, storeKey, attributes }
}

function ordersOf(
  scenario: Scenario,
  customer: Customer | null,
  segments: readonly Segment[],
  campaigns: readonly Campaign[],
  settings: Settings,
  now: Date,
): Map<string, OrderWindow> {
  const known: ScenarioCustomer | undefined = (scenario.customers ?? []).find(
    ({ externalId }) => externalId === customer?.externalId,
  )
  const spans = [
    ...segments.flatMap(({ condition }) => orderWindowsOf(condition, settings.timeZone)),
    ...campaigns.flatMap((campaign) =>
      campaignConditions(campaign).flatMap((condition) => orderWindowsOf(condition, campaign.timeZone)),
    ),
  ]
  return new Map(
    spans.map(({ key, within, timeZone }) => {
      const since = within === null ? 0 : Number(windowStart(within, timeZone, now))
      const orders = (known?.orders ?? []).filter(({ daysAgo }) => Number(now) - daysAgo * DAY > since)
      const totals = new Map<string, number>()
      for (const { total, currency } of orders) totals.set(currency, (totals.get(currency) ?? 0) + total)
      return [key, { count: orders.length, totals, changesAt: null }]
    }),
  )
}

function usesOf(scenario: Scenario, customer: Customer | null): Facts['uses'] {
  const byCampaign = new Map<string, number>()
  const byCampaignOfCustomer = new Map<string, number>()
  for (const { code, campaign, times, by } of scenario.used ?? []) {
    const key =
      campaign ??
      scenario.campaigns.find(
        ({ publicCode, codes }) => publicCode === code || codes?.some((single) => single.code === code),
      )!.key
    byCampaign.set(key, (byCampaign.get(key) ?? 0) + times)
    if (by !== undefined && by === customer?.externalId)
      byCampaignOfCustomer.set(key, (byCampaignOfCustomer.get(key) ?? 0) + times)
  }
  return { byCampaign, byCampaignOfCustomer }
}
