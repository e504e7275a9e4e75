import type { StoredCart } from '../../domain/cart.ts'
import { type CartCreateInput } from '../../domain/input/cart-input.ts'
import { type Parsed, parseAt } from '../../domain/input/place.ts'
import { readAttributes } from '../../domain/input/read-attributes.ts'
import { readCurrency } from '../../domain/input/read-money.ts'
import { type CartLineDraft, readCartLines } from '../../domain/parse-cart-lines.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import { inTransaction } from '../../store/transaction.ts'
import { writeCart } from '../../store/write-carts.ts'
import { findCustomer } from '../../store/read-customers.ts'
import type { Session } from '../session.ts'
import { announceCart, type CartPayload, refused } from './change-cart.ts'
import { addUpLines, unpricedLines } from './set-lines.ts'

/** A new cart for the viewer; a service and support name whose it is, or make it nobody's. Only a service sets prices. */
export async function cartCreate(session: Session, input: CartCreateInput): Promise<CartPayload> {
  const parsed = parse(session, input)
  if (!parsed.ok) return refused(...parsed.rejections)
  const owner = await ownerOf(session, input)
  const problems = [...owner.problems, ...(await placeProblems(session, input, parsed.value.lines))]
  if (problems.length > 0) return refused(...problems)
  const cart = newCart(session, input, parsed.value, owner.customerId)
  await inTransaction(session.db, (db) => writeCart(db, cart))
  announceCart(session, cart)
  return { cart, userErrors: [] }
}

function parse(
  session: Session,
  input: CartCreateInput,
): Parsed<Pick<StoredCart, 'currency' | 'attributes'> & { lines: CartLineDraft[] }> {
  const { currency } = input
  const rules = { currency, mayPrice: maySetPrices(session), leastQuantity: 1 } as const
  return parseAt([], (place) => ({
    currency: readCurrency(currency, place.at('currency')),
    lines: readCartLines(input.lines ?? [], place.at('lines'), rules),
    attributes: readAttributes(input.attributes, place.at('attributes')),
  }))
}

/** A price is taken from a service (or an admin, who may do what a service does), never from a shopper. */
export function maySetPrices({ viewer }: Pick<Session, 'viewer'>): boolean {
  return viewer?.role === 'SERVICE' || viewer?.role === 'ADMIN'
}

async function ownerOf(
  session: Session,
  { customer }: CartCreateInput,
): Promise<{ customerId: string | null; problems: Rejection[] }> {
  const own = session.viewer?.customerId ?? null
  if (customer === undefined || customer === null) return { customerId: own, problems: [] }
  if (own !== null)
    return { customerId: own, problems: [reject('INVALID', ['customer'], 'is named by a service or support only')] }
  const found = await findCustomer(session.db, customer)
  return found === null
    ? { customerId: null, problems: [reject('NOT_FOUND', ['customer'])] }
    : { customerId: found.id, problems: [] }
}

async function placeProblems(
  session: Session,
  { currency, storeKey }: CartCreateInput,
  lines: readonly CartLineDraft[],
): Promise<Rejection[]> {
  return [...(await unknownStore(session, storeKey)), ...(await unpricedLines(session, lines, currency))]
}

/** Refuses a store that the shop does not have. */
export async function unknownStore(
  session: Session,
  storeKey: string | null | undefined,
  path: readonly string[] = [],
): Promise<Rejection[]> {
  if (storeKey === undefined || storeKey === null) return []
  return (await session.load.store.load(storeKey)) === null ? [reject('NOT_FOUND', [...path, 'storeKey'])] : []
}

function newCart(
  session: Session,
  { storeKey }: CartCreateInput,
  draft: Pick<StoredCart, 'currency' | 'attributes'> & { lines: CartLineDraft[] },
  customerId: string | null,
): StoredCart {
  const { newId } = session.services
  return {
    id: newId(),
    version: 1,
    customerId,
    currency: draft.currency,
    storeKey: storeKey ?? null,
    lines: addUpLines(draft.lines).map((line) => ({ id: newId(), ...line })),
    shipping: null,
    codes: [],
    points: null,
    latitude: null,
    longitude: null,
    attributes: draft.attributes,
    updatedAt: session.now,
  }
}
