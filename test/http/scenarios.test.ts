import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openScenarioServer, type ScenarioServer } from '../support/http-doors.ts'
import { expectOutcome, type OfferOutcome, type Outcome } from '../support/outcome.ts'
import { evaluateInputOf, type ExpectedHint, loadScenarios, type Scenario } from '../support/scenario.ts'

let door: ScenarioServer

beforeAll(async () => {
  door = await openScenarioServer()
})
afterAll(() => door.server.close())

const PRICE = `

  lines { sku discount { amount } gift }
  shipping { discount { amount } }
  subtotal { amount } discountTotal { amount } tenderTotal { amount } total { amount }
  tenders { giftCard { code } loyaltyCard { program { key } } points amount { amount } }
  applied { campaign { key } code variant base { amount } amount { amount } }`

const OFFERS = `
  campaign { key } title status variant savings { amount } reasons { code }
  hints {
    kind: __typename
    ... on SpendMore { missing { amount } threshold { amount } }
    ... on AddItems { quantity }
    ... on RemoveConflict { conflictsWith }
    ... on WaitUntil { at }
    ... on EarnPoints { points }
  }`

const EVALUATE = `query ($input: EvaluateInput!) { evaluate(input: $input) { ${PRICE} codes { code applied reasons { code } } pointsToEarn { program { key } points } offers { ${OFFERS} } } }`
const REDEEM = `mutation ($input: RedeemInput!) { redeem(input: $input) { redemption { ${PRICE} } userErrors { code message path } } }`
const LIST = `query ($statuses: [OfferStatus!]!, $storeKey: String, $latitude: Float, $longitude: Float) {
  offers(statuses: $statuses, storeKey: $storeKey, latitude: $latitude, longitude: $longitude, first: 100) { nodes { ${OFFERS} } }
}`
const SIGN_IN = `mutation ($customer: CustomerUpsertInput!) { shopperTokenCreate(input: { customer: $customer }) { token } }`
const ALL = ['APPLIED', 'ELIGIBLE', 'NEARLY', 'INELIGIBLE']

for (const { file, scenarios } of loadScenarios())
  describe(`${file}, evaluated and redeemed over HTTP`, () => {
    for (const scenario of scenarios)
      test(scenario.name, async () => {
        await door.setUp(scenario)
        if (scenario.cart === null) return expectOffered(scenario)
        const { at: _at, ...fields } = evaluateInputOf(scenario.cart)
        const cart = await withCard(scenario, fields)
        await expectEvaluated(scenario, cart)
        await expectRedeemed(scenario, cart)
      })
  })

/** Her card by the id that the server has given it. */
async function withCard(scenario: Scenario, cart: Input): Promise<Input> {
  return cart.points ? { ...cart, points: { ...cart.points, loyaltyCardId: await door.cardId(scenario) } } : cart
}

/** Without a cart: what the shopper, or nobody known, is offered (law 31). */
async function expectOffered(scenario: Scenario): Promise<void> {
  const { storeKey, latitude, longitude } = scenario
  const variables = { statuses: ALL, storeKey, latitude, longitude }
  const { data, errors } = await door.server.graphql(LIST, variables, await tokenOf(scenario.customer))
  expect(errors).toBeUndefined()
  expectOutcome(null, data.offers.nodes.map(offerOf), scenario)
}

async function tokenOf(externalId: string | undefined): Promise<string | undefined> {
  if (externalId === undefined) return undefined
  const { data } = await door.server.graphql(SIGN_IN, { customer: { externalId } }, door.server.adminKey)
  return data.shopperTokenCreate.token
}

interface Amount {
  readonly amount: number
}
interface CodeAnswer {
  readonly code: string
  readonly applied: boolean
  readonly reasons: readonly { readonly code: string }[]
}
interface HintAnswer {
  readonly kind: string
  readonly missing?: Amount
  readonly threshold?: Amount
}
interface OfferAnswer {
  readonly campaign: { readonly key: string } | null
  readonly title: string
  readonly status: string
  readonly variant: string | null
  readonly savings: Amount | null
  readonly hints: readonly HintAnswer[]
  readonly reasons: readonly { readonly code: string }[]
}
interface PointsAnswer {
  readonly program: { readonly key: string }
  readonly points: number
}
interface PriceAnswer {
  readonly subtotal: Amount
  readonly discountTotal: Amount
  readonly tenderTotal: Amount
  readonly tenders: readonly {
    readonly giftCard: { readonly code: string } | null
    readonly loyaltyCard: { readonly program: { readonly key: string } } | null
    readonly points: number | null
    readonly amount: Amount
  }[]
  readonly total: Amount
  readonly lines: readonly { readonly sku: string; readonly discount: Amount; readonly gift: boolean }[]
  readonly shipping: { readonly discount: Amount } | null
  readonly applied: readonly {
    readonly campaign: { readonly key: string }
    readonly code: string | null
    readonly variant: string | null
    readonly base: Amount
    readonly amount: Amount
  }[]
}

type Input = Omit<ReturnType<typeof evaluateInputOf>, 'at'>

async function expectEvaluated(scenario: Scenario, cart: Input): Promise<void> {
  const { placement: _placement, ...input } = cart
  const { data, errors } = await door.server.graphql(
    EVALUATE,
    { input: { ...input, offerStatuses: ALL } },
    door.server.adminKey,
  )
  expect(errors).toBeUndefined()
  const { evaluation = data.evaluate } = data
  const codes = evaluation.codes.map((code: CodeAnswer) => ({
    ...code,
    reasons: code.reasons.map((reason) => reason.code),
  }))
  const pointsToEarn = evaluation.pointsToEarn.map((each: PointsAnswer) => ({ ...each, program: each.program.key }))
  expectOutcome({ ...priceOf(evaluation), pointsToEarn, codes, offers: null }, evaluation.offers.map(offerOf), scenario)
}

/** Without an expected total: what a code does not give refuses the whole. */
async function expectRedeemed(scenario: Scenario, cart: Input): Promise<void> {
  const { placement: _placement, ...evaluation } = cart
  const input = { evaluation, orderReference: 'the-order', idempotencyKey: 'the key of the order' }
  const { data, errors } = await door.server.graphql(REDEEM, { input }, door.server.adminKey)
  expect(errors).toBeUndefined()
  const { redemption, userErrors } = data.redeem
  expect(userErrors.map(({ code }: { code: string }) => code)).toEqual(
    scenario.expect.redeem === undefined ? [] : [scenario.expect.redeem],
  )
  if (redemption === null) return
  const earned = await door.earned()
  if (scenario.expect.pointsToEarn) expect(earned).toEqual(scenario.expect.pointsToEarn)
  const { codes: _codes, pointsToEarn: _points, ...wanted } = scenario.expect
  expectOutcome({ ...priceOf(redemption), pointsToEarn: null, codes: [], offers: null }, null, {
    ...scenario,
    expect: wanted,
  })
}

function priceOf(priced: PriceAnswer): Omit<Outcome, 'codes' | 'offers' | 'pointsToEarn'> {
  return {
    subtotal: priced.subtotal.amount,
    discountTotal: priced.discountTotal.amount,
    tenderTotal: priced.tenderTotal.amount,
    tenders: priced.tenders.map(({ giftCard, loyaltyCard, points, amount }) => ({
      card: giftCard?.code ?? loyaltyCard!.program.key,
      amount: amount.amount,
      ...(points === null ? {} : { points }),
    })),
    total: priced.total.amount,
    lines: priced.lines.map(({ sku, discount, gift }) => ({ sku, discount: discount.amount, gift })),
    shippingDiscount: priced.shipping?.discount.amount ?? 0,
    applied: priced.applied.map(({ campaign, code, variant, base, amount }) => ({
      campaign: campaign.key,
      amount: amount.amount,
      base: base.amount,
      ...(code === null ? {} : { code }),
      ...(variant === null ? {} : { variant }),
    })),
  }
}

/** Points have no campaign: their program's key is what their title says. */
function offerOf({ campaign, title, status, variant, savings, hints, reasons }: OfferAnswer): OfferOutcome {
  return {
    campaign: campaign?.key ?? title.replace('Pay with ', ''),
    status,
    variant,
    savings: savings?.amount ?? null,
    hints: hints.map(hintOf),
    reasons: reasons.map(({ code }) => code),
  }
}

function hintOf({ kind, missing, threshold, ...hint }: HintAnswer): ExpectedHint {
  const amounts = missing === undefined ? {} : { missing: missing.amount, threshold: threshold?.amount }
  return { kind: kind.charAt(0).toLowerCase() + kind.slice(1), ...hint, ...amounts } as ExpectedHint
}
