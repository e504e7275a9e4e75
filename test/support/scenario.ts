import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { CampaignKind } from '../../src/domain/campaign.ts'
import type { CampaignInput, DisplayInput } from '../../src/domain/input/campaign-input.ts'
import type { CartLineInput, EvaluateInput } from '../../src/domain/input/cart-input.ts'
import type { ProductInput } from '../../src/domain/input/catalogue-input.ts'
import type { ConditionInput } from '../../src/domain/input/condition-input.ts'
import type { EarningRuleInput, LoyaltyProgramInput } from '../../src/domain/input/loyalty-input.ts'
import type { MoneyInput } from '../../src/domain/input/reference-input.ts'
import type { CustomerUpsertInput } from '../../src/domain/input/customer-input.ts'
import type { OfferStatus } from '../../src/domain/offer.ts'
import type { ErrorCode, ReasonCode } from '../../src/domain/rejection.ts'
import type { Settings } from '../../src/domain/settings.ts'

/** One case of the suite, as its YAML says it: a shop, a cart, and what must come out, computed by hand from the laws. */
export interface Scenario {
  /** Unique among all files. */
  readonly name: string
  /** Numbers of the laws it holds Boon to. */
  readonly laws: readonly number[]
  readonly settings?: Partial<Pick<Settings, 'groupPicks' | 'maxIncentivesPerCart'>>
  readonly segments?: readonly { readonly key: string; readonly name: string; readonly condition: ConditionInput }[]
  readonly products?: readonly ProductInput[]
  readonly stores?: readonly { readonly key: string; readonly name: string }[]
  readonly programs?: readonly ScenarioProgram[]
  readonly customers?: readonly ScenarioCustomer[]
  readonly campaigns: readonly ScenarioCampaign[]
  /** Uses before the cart comes. */
  readonly used?: readonly ScenarioUse[]
  /** Null: offers are asked for without a cart (law 31), for `customer` or for nobody. */
  readonly cart: ScenarioCart | null
  readonly customer?: string
  /** Without a cart: where she is, and where the clock stands. */
  readonly storeKey?: string
  readonly latitude?: number
  readonly longitude?: number
  readonly at?: string
  readonly expect: Expectation
}

/** A customer with her paid orders, each of one line. */
export interface ScenarioCustomer extends CustomerUpsertInput {
  readonly orders?: readonly ScenarioOrder[]
  readonly events?: readonly ScenarioEvent[]
  readonly redemptions?: readonly ScenarioRedemption[]
  /** She is a member of these programs, by their keys, with so many points that may be spent. */
  readonly points?: Readonly<Record<string, number>>
  /** Her arm in each experiment, by the campaign's key; an experiment that is not named may put her anywhere. */
  readonly arms?: Readonly<Record<string, string>>
}

/** A loyalty program: what a point pays, and the points that orders earn for each full step of what is paid for goods. */
export interface ScenarioProgram {
  readonly key: string
  readonly pointValues?: readonly MoneyInput[]
  readonly earns?: { readonly points: number; readonly step: MoneyInput }
}

/** Something that she did, so many days before the scenario's clock. */
export interface ScenarioEvent {
  readonly name: string
  readonly daysAgo: number
}

/** A captured redemption of one campaign, that took `amount` off. */
export interface ScenarioRedemption {
  readonly campaign: string
  readonly daysAgo: number
  readonly amount: number
  readonly currency: string
}

/** A paid order of one line of this price, minor units. */
export interface ScenarioOrder {
  readonly reference: string
  readonly daysAgo: number
  readonly total: number
  readonly currency: string
}

/** A campaign with the contract's fields. What is left out is a published PROMOTION whose name and title are its key. */
export interface ScenarioCampaign extends Omit<CampaignInput, 'name' | 'kind' | 'display' | 'startsAt' | 'endsAt'> {
  readonly name?: string
  readonly kind?: CampaignKind
  readonly display?: DisplayInput
  readonly startsAt?: string
  readonly endsAt?: string
  readonly published?: boolean
  /** Unique codes made beforehand. */
  readonly codes?: readonly ScenarioCode[]
  /** Gift cards issued beforehand. */
  readonly giftCards?: readonly ScenarioCard[]
}

/** A gift card with so much on it, minor units, in EUR unless it says otherwise; `holder` is an externalId. */
export interface ScenarioCard {
  readonly code: string
  readonly balance: number
  readonly currency?: string
  readonly holder?: string
  readonly endsAt?: string
}

/** A unique code; `holder` is an externalId. */
export interface ScenarioCode {
  readonly code: string
  readonly holder?: string
  readonly redeemable?: number | null
}

/** So many earlier uses of a code, or of a promotion, by a customer or by nobody known. */
export interface ScenarioUse {
  readonly code?: string
  readonly campaign?: string
  readonly times: number
  readonly by?: string
  /** Key of the store, where there was one. */
  readonly store?: string
  /** When; else just now. */
  readonly at?: string
  /** What they took off in all, and the goods of their orders before incentives: minor units of the currency of the limits. */
  readonly taken?: number
  readonly goods?: number
}

/** A line whose prices are minor units of the cart's currency. */
export interface ScenarioLine extends Omit<CartLineInput, 'unitPrice' | 'listPrice'> {
  readonly unitPrice: number
  readonly listPrice?: number
}

/** The cart that is evaluated and redeemed; `customer` is an externalId. `at` is where the clock of every door stands. */
export interface ScenarioCart extends Omit<
  EvaluateInput,
  'customer' | 'lines' | 'shipping' | 'at' | 'offerStatuses' | 'points'
> {
  readonly customer?: string
  /** Points of her card in this program are to pay: so many, or as many as help. */
  readonly points?: { readonly program: string; readonly points?: number }
  readonly lines: readonly ScenarioLine[]
  readonly shipping?: { readonly method?: string; readonly amount: number }
  readonly at?: string
}

/** What must come out, minor units. What is absent is not looked at. */
export interface Expectation {
  readonly subtotal?: number
  readonly discountTotal?: number
  readonly tenderTotal?: number
  /** What is left to pay after tenders. */
  readonly total?: number
  /** All of them, in the order in which they are taken: gift cards by code, loyalty cards by their program's key. */
  readonly tenders?: readonly { readonly card: string; readonly amount: number; readonly points?: number }[]
  /** All programs that give any. */
  readonly pointsToEarn?: readonly { readonly program: string; readonly points: number }[]
  /** All lines in order; absent where law 5 leaves open how split lines are shown. */
  readonly lines?: readonly ExpectedLine[]
  readonly shippingDiscount?: number
  /** All of them, in order. */
  readonly applied?: readonly ExpectedIncentive[]
  /** All of them, in order. */
  readonly codes?: readonly {
    readonly code: string
    readonly applied: boolean
    readonly reasons: readonly ReasonCode[]
  }[]
  /** Those listed must be there; others may be. */
  readonly offers?: readonly ExpectedOffer[]
  /** Campaigns that are not among the offers APPLIED, ELIGIBLE or NEARLY. */
  readonly notOffered?: readonly string[]
  /** How `redeem` refuses; absent: it succeeds with the same numbers. */
  readonly redeem?: ErrorCode
}

/** One line; gifts come last (law 13). */
export interface ExpectedLine {
  readonly sku: string
  readonly discount: number
  readonly gift?: boolean
}

/** One applied incentive; without `code` or `variant` it has none. */
export interface ExpectedIncentive {
  readonly campaign: string
  readonly amount: number
  readonly base: number
  readonly code?: string
  readonly variant?: string
}

/** One offer; `campaign` of points is their program's key. Hints and reasons, where given, are all of them, in any order. */
export interface ExpectedOffer {
  readonly campaign: string
  readonly status: OfferStatus
  readonly savings?: number
  readonly variant?: string
  readonly hints?: readonly ExpectedHint[]
  readonly reasons?: readonly ReasonCode[]
}

/** One step still missing. */
export type ExpectedHint =
  | { readonly kind: 'spendMore'; readonly missing: number; readonly threshold: number }
  | { readonly kind: 'addItems'; readonly quantity: number }
  | { readonly kind: 'signIn' }
  | { readonly kind: 'waitUntil'; readonly at: string }
  | { readonly kind: 'removeConflict'; readonly conflictsWith: string }
  | { readonly kind: 'earnPoints'; readonly points: number }

/** Every scenario of test/scenarios, by file. A field that nobody knows and a name that is there twice throw, naming file and scenario. */
export function loadScenarios(): readonly { readonly file: string; readonly scenarios: readonly Scenario[] }[] {
  const folder = new URL('../scenarios/', import.meta.url)
  const seen = new Set<string>()
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
  return files.toSorted().map((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8')
    return { file, scenarios: scenariosIn(text, file, seen) }
  })
}

/** The scenarios of a YAML text, checked as those of test/scenarios are; `file` is named where one is wrong, `seen` holds the names taken. */
export function scenariosIn(text: string, file: string, seen: Set<string>): readonly Scenario[] {
  const scenarios: unknown = parse(text)
  if (!Array.isArray(scenarios)) throw new Error(`${file}: not a list of scenarios`)
  for (const scenario of scenarios) check(scenario, file, seen)
  return scenarios as Scenario[]
}

/** The contract's input of a scenario's campaign: defaults filled in, what only scenarios know left out. */
export function campaignInputOf(campaign: ScenarioCampaign): CampaignInput {
  const { published: _published, codes: _codes, giftCards: _giftCards, startsAt, endsAt, ...fields } = campaign
  return {
    name: campaign.key,
    kind: 'PROMOTION',
    display: { title: campaign.key },
    ...fields,
    ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt) }),
    ...(endsAt === undefined ? {} : { endsAt: new Date(endsAt) }),
  }
}

/** The contract's input of a scenario's program: its points are called by its key. */
export function programInputOf({ key, pointValues = [] }: ScenarioProgram): LoyaltyProgramInput {
  return { key, title: key, pointName: key, pointsName: key, pointValues: [...pointValues] }
}

/** The contract's input of the rule by which orders earn; null where they earn nothing. */
export function ruleInputOf({ key, earns }: ScenarioProgram): EarningRuleInput | null {
  if (earns === undefined) return null
  const pointsPer = { points: earns.points, steps: [earns.step] }
  return { program: { key }, key, title: key, trigger: 'ORDER_PAID', pointsPer }
}

/** The contract's input of a scenario's cart: money in full, the customer by externalId. */
export function evaluateInputOf(cart: ScenarioCart): EvaluateInput {
  const { customer, lines, shipping, at, points, ...fields } = cart
  const money = (amount: number) => ({ amount, currency: cart.currency })
  return {
    ...fields,
    lines: lines.map(({ unitPrice, listPrice, ...line }) => ({
      ...line,
      unitPrice: money(unitPrice),
      ...(listPrice === undefined ? {} : { listPrice: money(listPrice) }),
    })),
    ...(customer === undefined ? {} : { customer: { externalId: customer } }),
    ...(points === undefined
      ? {}
      : { points: { loyaltyCardId: cardIdOf(customer ?? '', points.program), points: points.points ?? null } }),
    ...(shipping === undefined ? {} : { shipping: { ...shipping, amount: money(shipping.amount) } }),
    ...(at === undefined ? {} : { at: new Date(at) }),
  }
}

/** The id of a customer's card in a program, where ids are keys. */
export function cardIdOf(customer: string, program: string): string {
  return `${customer}/${program}`
}

/** The fields of each shape; `field:Shape` goes on with that shape, in lists too. `!` marks what must be there. */
const SHAPES: Readonly<Record<string, string>> = {
  Scenario:
    'name! laws! settings:Settings segments:Segment products:Product stores:Store programs:Program customers:Customer campaigns!:Campaign used:Use cart!:Cart customer storeKey latitude longitude at expect!:Expect',
  Settings: 'groupPicks maxIncentivesPerCart',
  Segment: 'key! name! condition!:Condition',
  Product: 'sku! name! prices!:Money listPrices:Money floorPrices:Money categories brand onSale attributes imageUrl',
  Customer:
    'externalId! displayName email phone birthday locale timeZone country city attributes consents orders:Order points arms events:Event redemptions:Redemption',
  Program: 'key! pointValues:Money earns:Earns',
  Earns: 'points! step!:Money',
  Order: 'reference! daysAgo! total! currency!',
  Event: 'name! daysAgo!',
  Redemption: 'campaign! daysAgo! amount! currency!',
  Store: 'key! name!',
  Campaign:
    'key! name kind startsAt endsAt timeZone shownTo:Condition conditions:Condition effects:Effect variants:Variant stacking:Stacking limits:Limit display publicCode codePattern validFor spendableOn:Selector attributes published codes:Code giftCards:Card',
  Code: 'code! holder redeemable',
  Card: 'code! balance! currency holder endsAt',
  ExpectedTender: 'card! amount! points',
  ExpectedPoints: 'program! points!',
  Variant: 'key! weight! effects!:Effect',
  Stacking: 'mode group priority compounds',
  Limit: 'of! per window count money:Money',
  Use: 'code campaign times! by store at taken goods',
  Money: 'amount! currency!',
  Condition:
    'all:Condition any:Condition not:Condition cartSubtotal:CartSubtotal cartQuantity:CartQuantity segment:Key customer:AttributeTest orders:History events:History redeemed:History stores location:Area schedule:Schedule anniversary:Anniversary cart:AttributeTest expression',
  CartSubtotal: 'items:Selector min:Money below:Money beforeDiscounts',
  CartQuantity: 'items:Selector min max',
  Key: 'key!',
  AttributeTest: 'name! operator! values',
  History: 'name campaign:Key within minCount maxCount minTotal:Money maxTotal:Money',
  Area: 'circles:Circle polygons:Polygon',
  Circle: 'latitude! longitude! radiusMeters!',
  Polygon: 'points!:Point',
  Point: 'latitude! longitude!',
  Schedule: 'days from until',
  Anniversary: 'attribute! daysBefore daysAfter',
  Selector: 'skus categories brands onSale minUnitPrice:Money maxUnitPrice:Money attributes:AttributeTest not:Selector',
  Effect:
    'percentOff:PercentOff amountOff:AmountOff fixedPrice:FixedPrice buyXGetY:BuyXGetY addItem:AddItem shippingOff:ShippingOff formulaOff:FormulaOff firstOf:Case',
  BuyXGetY: 'buy!:Selector buyQuantity! get!:Selector getQuantity! basisPoints maxTimes',
  AddItem: 'sku! quantity',
  FormulaOff: 'expression! cap:Money target:Target',
  PercentOff: 'basisPoints! cap:Money target:Target',
  AmountOff: 'amounts!:Money perUnit target:Target',
  FixedPrice: 'prices!:Money target!:Target',
  ShippingOff: 'basisPoints cap:Money methods',
  Case: 'when!:Condition then!:Effect',
  Target: 'kind! items:Selector units from',
  AskedPoints: 'program! points',
  Cart: 'customer currency! lines!:Line shipping:Shipping codes points:AskedPoints storeKey latitude longitude placement attributes at',
  Line: 'sku! quantity! unitPrice! listPrice categories brand onSale attributes',
  Shipping: 'method amount!',
  Expect:
    'subtotal discountTotal tenderTotal total tenders:ExpectedTender pointsToEarn:ExpectedPoints lines:ExpectedLine shippingDiscount applied:ExpectedIncentive codes:ExpectedCode offers:ExpectedOffer notOffered redeem',
  ExpectedLine: 'sku! discount! gift',
  ExpectedIncentive: 'campaign! amount! base! code variant',
  ExpectedCode: 'code! applied! reasons!',
  ExpectedOffer: 'campaign! status! savings variant hints:ExpectedHint reasons',
  ExpectedHint: 'kind! missing threshold quantity conflictsWith at points',
}

function check(scenario: unknown, file: string, seen: Set<string>): void {
  const name = String((scenario as { name?: unknown } | null)?.name ?? '(no name)')
  const wrong = problem(scenario, 'Scenario', '') ?? (seen.has(name) ? 'its name is there twice' : null)
  if (wrong !== null) throw new Error(`${file}: ${name}: ${wrong}`)
  seen.add(name)
}

/** The first thing wrong with a value of a shape; null where nothing is. */
function problem(value: unknown, shape: string, path: string): string | null {
  if (Array.isArray(value))
    return firstProblem(value.map((part, index) => () => problem(part, shape, `${path}[${index}]`)))
  if (value === null && shape === 'Cart') return null
  if (typeof value !== 'object' || value === null) return `${path || shape} is no ${shape}`
  const fields = fieldsOf(shape)
  const missing = fields.find(({ field, required }) => required && !(field in value))
  if (missing !== undefined) return `${path}.${missing.field} is missing`
  return firstProblem(
    Object.entries(value).map(
      ([key, part]) =>
        () =>
          problemOfField(key, part),
    ),
  )

  function problemOfField(key: string, part: unknown): string | null {
    const known = fields.find(({ field }) => field === key)
    if (known === undefined) return `${path}.${key} is not a field of ${shape}`
    return known.shape === null ? null : problem(part, known.shape, `${path}.${key}`)
  }
}

function firstProblem(checks: readonly (() => string | null)[]): string | null {
  for (const run of checks) {
    const wrong = run()
    if (wrong !== null) return wrong
  }
  return null
}

function fieldsOf(
  shape: string,
): { readonly field: string; readonly required: boolean; readonly shape: string | null }[] {
  return (SHAPES[shape] ?? '').split(' ').map((entry) => {
    const [name = '', next = null] = entry.split(':')
    return { field: name.replace('!', ''), required: name.endsWith('!'), shape: next }
  })
}
