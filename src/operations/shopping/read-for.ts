import { type Ahead, type AheadRequest, readAhead } from '../../store/read-ahead.ts'
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
  const { load, services } = session
  const held = services.catalogue.held()
  const asked = { ...request, codes: [...request.codes, ...(held?.countedCodes ?? [])], clock: session.now }
  const { version, customers, products, vouchers, cards, wrongCodes } = await readSettled(session, asked)
  for (const sku of request.skus) load.product.prime(sku, products.get(sku) ?? null)
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
