import type { StoredCart } from '../../domain/cart.ts'
import { type Ahead, type AheadRequest, readAhead } from '../../store/read-ahead.ts'
import { readCartAhead } from '../../store/read-cart-ahead.ts'
import type { Snapshot } from '../../store/catalogue.ts'
import type { KnownFacts } from '../../store/load-facts.ts'
import { runOutHolds } from '../checkout/run-out-holds.ts'
import type { World } from '../session.ts'
import { type CodesAtHand, codesAtHand } from './codes-at-hand.ts'

/** What carts are judged on, as far as it was read together. */
export interface ReadFor {
  readonly snapshot: Snapshot
  readonly known: KnownFacts
  readonly products: Ahead['products']
  readonly wrongCodes: number
  /** Of the customers asked for by their ids. */
  readonly codesAtHand: CodesAtHand
}

/**
 * Reads customers, goods, codes and the version of the rules at once. Which public codes must be counted is taken from the rules as last
 * read: where these have changed since, vouchers are read again.
 */
export async function readFor(session: World, request: Omit<AheadRequest, 'clock'>): Promise<ReadFor> {
  const held = session.services.catalogue.held()
  const codes = [...request.codes, ...(held?.countedCodes ?? [])]
  const ahead = await readSettled(session, { ...request, codes, clock: session.now })
  return takeIn(session, request.skus, { held, ahead })
}

/** What was read, and the rules by which it was chosen. */
interface Before {
  readonly held: Snapshot | null
  readonly ahead: Ahead
}

/** What was read together with a cart. */
const before = new WeakMap<StoredCart, Before>()

/** Reads a cart that is going to be judged, and all that it is judged on, at once. */
export async function readCartFor({ services, db, load, now }: World, id: string): Promise<StoredCart | null> {
  const held = services.catalogue.held()
  const found = await readCartAhead(db, id, { codes: held?.countedCodes ?? [], now })
  if (found === null) return null
  const { cart, isHeld, ahead } = found
  if (!isHeld) load.holdOf.prime(cart.id, null)
  // Where a hold has come to its end, what it took is to be given back first.
  if (!ahead.isHoldDue) before.set(cart, { held, ahead })
  return cart
}

/** What these carts are judged on: what was read with the only one of them, or read now for all. */
export async function readForCarts(session: World, carts: readonly StoredCart[]): Promise<ReadFor> {
  const read = carts.length === 1 ? before.get(carts[0]!) : undefined
  const skus = [...new Set(carts.flatMap(({ lines }) => lines.map(({ sku }) => sku)))]
  if (read !== undefined) return takeIn(session, skus, read)
  return readFor(session, {
    customers: [...new Set(carts.flatMap(({ customerId }) => customerId ?? []))],
    skus,
    codes: [...new Set(carts.flatMap(({ codes }) => codes))],
    now: session.now,
  })
}

async function takeIn({ load }: World, skus: readonly string[], { held, ahead }: Before): Promise<ReadFor> {
  const { version, customers, products, vouchers, cards, wrongCodes } = ahead
  for (const sku of skus) load.product.prime(sku, products.get(sku) ?? null)
  for (const { staticSegmentIds: _lists, ...customer } of customers) load.customer.prime(customer.id, customer)
  const snapshot = await load.snapshotAt(version)
  return {
    snapshot,
    products,
    wrongCodes,
    known: { customers, cards, vouchers: snapshot === held ? vouchers : null },
    codesAtHand: codesAtHand(vouchers, cards),
  }
}

/** Where a hold has come to its end, what it took is given back first, and all is read again. */
async function readSettled({ db, services }: World, asked: AheadRequest): Promise<Ahead> {
  const read = await readAhead(db, asked)
  if (!read.isHoldDue || db.isInTransaction()) return read
  await runOutHolds(services, asked.clock)
  return readAhead(db, asked)
}
