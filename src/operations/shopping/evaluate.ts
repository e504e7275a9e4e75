import type { Cart } from '../../domain/cart.ts'
import type { Customer } from '../../domain/customer.ts'
import type { EvaluateInput } from '../../domain/input/cart-input.ts'
import type { CustomerRef } from '../../domain/input/reference-input.ts'
import { MAXIMUM_WRONG_CODES, WRONG_CODES_MILLISECONDS } from '../../domain/limits.ts'
import { mergeLines } from '../../domain/merge-lines.ts'
import { type EvaluationDraft, parseEvaluation } from '../../domain/parse-evaluation.ts'
import { locationOf, pricedLine } from '../../domain/priced-lines.ts'
import type { AskedPoints } from '../../domain/tender.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import type { KnownFacts } from '../../store/load-facts.ts'
import { findCustomer } from '../../store/read-customers.ts'
import { BadInput, RateLimited } from '../errors.ts'
import type { Session } from '../session.ts'
import type { JudgedOffers, OfferView, PricedView } from '../views.ts'
import { maySetPrices, unknownStore } from './cart-create.ts'
import { countWrongCodes, elsewhereGuessingProblem } from './guessing.ts'
import { judgeElsewhere } from './judge-carts.ts'
import { readFor } from './read-for.ts'
import { unpricedLines } from './set-lines.ts'

/** Offers listed by one evaluation. */
const MAXIMUM_OFFERS = 100

/**
 * Judges a cart that is kept elsewhere, now or (support, marketers) as if at another time; nothing is stored but that codes were wrong, which
 * count for the cart's customer (law 36): after ten, `RateLimited`.
 */
export async function evaluate(session: Session, { input }: { readonly input: EvaluateInput }): Promise<PricedView> {
  let known: KnownFacts | null = null
  let wrongCodes = 0
  const read = await readEvaluation(session, input, ['input'], async (customers, { lines, codes, at }) => {
    const skus = [...new Set(lines.map(({ sku }) => sku))]
    ;({ known, wrongCodes } = await readFor(session, { customers, skus, codes, now: at ?? session.now }))
    return known.customers[0] ?? null
  })
  if (!read.ok) throw badInput(read.rejections[0]!)
  const { customerId, cart, draft } = read.value
  if (draft.at !== null && session.viewer?.role === 'SERVICE')
    throw new BadInput('`at` is for support and marketers.', ['input', 'at'])
  if (cart.codes.length > 0 && (await guesses(session, read.value, wrongCodes)))
    throw new RateLimited(WRONG_CODES_MILLISECONDS / 1000, ['input', 'codes'])
  const judged = await judgeElsewhere({ ...session, now: draft.at ?? session.now }, customerId, cart, known)
  if (cart.codes.length > 0) await countWrongCodes(session, customerId, judged.priced.codes)
  return {
    get priced() {
      return judged.priced
    },
    get pointsToEarn() {
      return judged.pointsToEarn
    },
    get offers() {
      return listed(judged, draft)
    },
    get hers() {
      return judged.hers
    },
    get codeOffers() {
      return listed(judged, draft)
    },
    list: judged.list,
    get changesAt() {
      return judged.changesAt
    },
    get reach() {
      return judged.reach
    },
  }
}

/** Whether the customer has named too many wrong codes of late. What was read ahead as of another time tells nothing of now. */
async function guesses(session: Session, { customerId, cart, draft }: ReadEvaluation, wrongCodes: number) {
  if (draft.at === null) return wrongCodes >= MAXIMUM_WRONG_CODES
  return (await elsewhereGuessingProblem(session, customerId, cart.codes, [])) !== null
}

function listed(judged: JudgedOffers, { placement, offerStatuses }: EvaluationDraft): readonly OfferView[] {
  return judged.list({ statuses: offerStatuses, kinds: null, placement }).slice(0, MAXIMUM_OFFERS)
}

function badInput({ path, detail, code }: Rejection): BadInput {
  return new BadInput(detail ?? code, path)
}

/** A cart kept elsewhere, checked and priced: what `evaluate` and `redeem` decide on. */
export interface ReadEvaluation {
  readonly customerId: string | null
  readonly cart: Cart
  readonly draft: EvaluationDraft
}

/** Finds the customer whom an evaluation names; it may read more for it at once. */
type FindCustomer = (reference: CustomerRef | null, draft: EvaluationDraft) => Promise<Customer | null>

/** Checks a cart kept elsewhere, finds its customer and its prices; or all that is wrong with it, by path. */
export async function readEvaluation(
  session: Session,
  input: EvaluateInput,
  path: readonly string[],
  find: FindCustomer = async (reference) => reference && findCustomer(session.db, reference),
): Promise<{ ok: true; value: ReadEvaluation } | { ok: false; rejections: readonly Rejection[] }> {
  const parsed = parseEvaluation(input, path, maySetPrices(session))
  if (!parsed.ok) return parsed
  const customer = await find(input.customer ?? null, parsed.value)
  const problems = [
    ...(input.customer && customer === null ? [reject('NOT_FOUND', [...path, 'customer'])] : []),
    ...(await unknownStore(session, input.storeKey, path)),
    ...(await unpricedLines(session, parsed.value.lines, parsed.value.currency, [...path, 'lines'])),
    ...(await foreignCard(session, parsed.value.points, customer, path)),
  ]
  if (problems.length > 0) return { ok: false, rejections: problems }
  return {
    ok: true,
    value: { customerId: customer?.id ?? null, cart: await cartOfDraft(session, parsed.value), draft: parsed.value },
  }
}

/** A card that is not this customer's answers as one that is not there. */
async function foreignCard(
  { load }: Session,
  points: AskedPoints | null,
  customer: Customer | null,
  path: readonly string[],
): Promise<Rejection[]> {
  if (points === null) return []
  const card = await load.loyaltyCard.load(points.loyaltyCardId)
  const isHers = card !== null && card.holderId === customer?.id
  return isHers ? [] : [reject('NOT_FOUND', [...path, 'points', 'loyaltyCardId'], 'she has no such card')]
}

/** Lines get ids of their own; lines of the same goods at the same price are one (law 5). */
async function cartOfDraft(session: Session, draft: EvaluationDraft): Promise<Cart> {
  const { currency, shipping, codes, points, storeKey, attributes } = draft
  const products = await Promise.all(draft.lines.map(({ sku }) => session.load.product.load(sku)))
  const lines = draft.lines.flatMap(
    (line, at) => pricedLine({ id: session.services.newId(), ...line }, products[at] ?? null, currency) ?? [],
  )
  return {
    currency,
    lines: mergeLines(lines),
    shipping,
    codes,
    points,
    storeKey,
    location: locationOf(draft),
    attributes,
  }
}
