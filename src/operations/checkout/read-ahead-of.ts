import { countersOf } from '../../domain/counter.ts'
import { limitedBy } from '../../domain/loyalty/rule-limits.ts'
import type { Snapshot } from '../../store/catalogue.ts'
import type { EarlierCall } from '../../store/idempotency.ts'
import type { KnownFacts } from '../../store/load-facts.ts'
import { type PurchaseAhead, type PurchaseRequest, THE_CUSTOMER } from '../../store/purchase-reader.ts'
import type { PurchaseState } from '../../store/read-purchase-state.ts'
import type { Session } from '../session.ts'
import { runOutHolds } from './run-out-holds.ts'

/** What a purchase is decided on, as far as it was read together. */
export interface ReadAhead {
  readonly known: KnownFacts
  readonly products: PurchaseAhead['products']
  readonly wrongCodes: number
  readonly state: PurchaseState
  readonly earlier: EarlierCall | null
  readonly instant: ReadInstant
}

/** Of which instant all this is: the version that the rules had then, and what the unit of work had run until then. */
export interface ReadInstant {
  readonly version: number
  readonly statements: number
}

/** A purchase, and the store where it happens. */
type Asked = Omit<PurchaseRequest, 'clock' | 'counters'> & { readonly storeKey: string | null }

/**
 * Reads all that a purchase is decided on at once. Which counters matter is taken from the rules as last read: what these did not foresee is read
 * where it is missed.
 */
export async function readAheadOf(session: Session, { storeKey, ...asked }: Asked): Promise<ReadAhead> {
  const { load, now, services } = session
  const held = services.catalogue.held()
  const counters = held === null ? [] : foreseenCounters(held, asked, storeKey, now)
  const read = await readSettled(session, { ...asked, clock: now, counters })
  const { version, customers, products, vouchers, cards, wrongCodes, state, earlier } = read
  for (const sku of asked.skus) load.product.prime(sku, products.get(sku) ?? null)
  for (const { staticSegmentIds: _lists, ...customer } of customers) load.customer.prime(customer.id, customer)
  await load.snapshotAt(version)
  const known = { customers, vouchers, cards, counters: read.counters }
  return { known, products, wrongCodes, state, earlier, instant: { version, statements: session.db.statements } }
}

/** Where a hold has come to its end, what it took is given back first, and all is read again. */
async function readSettled({ services }: Session, request: PurchaseRequest): Promise<PurchaseAhead> {
  const read = await services.purchases.read(request)
  if (!read.isHoldDue) return read
  await runOutHolds(services, request.clock)
  return services.purchases.read(request)
}

/** Counters of promotions, of the public codes entered, and of the rules by which orders earn. */
function foreseenCounters(
  { limited, publicCodes, earningRules, settings }: Snapshot,
  { codes, customers }: Omit<Asked, 'storeKey'>,
  storeKey: string | null,
  now: Date,
): PurchaseRequest['counters'] {
  const entered = publicCodes.filter(({ voucher }) => codes.includes(voucher.code))
  const rules = earningRules.filter(({ trigger, limits }) => trigger === 'ORDER_PAID' && limits.length > 0)
  const subjects = { customerId: customers === null ? null : THE_CUSTOMER, storeKey, voucherId: null }
  return [
    ...limited.map((campaign) => ({ of: campaign, subjects })),
    ...rules.map((rule) => ({ of: limitedBy(rule, settings), subjects })),
    ...entered.map(({ campaign, voucher }) => ({ of: campaign, subjects: { ...subjects, voucherId: voucher.id } })),
  ].flatMap(({ of, subjects: own }) => countersOf(of, own, now).map((key) => [of.id, key] as const))
}
