import type { PlannedEarning } from '../domain/loyalty/earn-points.ts'
import type { Redemption } from '../domain/redemption.ts'
import { giftCardTenders, pointsTenders } from '../domain/tender.ts'

/** What one redemption adds to one counter of a campaign's limits; `most` null: it is counted without a limit. */
export interface Count {
  readonly limitedId: string
  readonly key: string
  readonly amount: number
  readonly most: number | null
}

/** Whose key a call came with, and what was asked. */
export interface RecordKey {
  readonly caller: string
  readonly key: string
  readonly operation: string
  readonly hash: string
}

/** A redemption decided on, to be recorded: what it takes, and the versions of what it was decided on. */
export interface RecordItem {
  readonly key: RecordKey
  readonly redemption: Redemption
  /** The order's id, where it is captured at once. */
  readonly orderId: string
  /** Version of the customer's activity; null where nobody is known. */
  readonly activity: number | null
  /** Version of the stored cart; null for one kept elsewhere. */
  readonly cartVersion: number | null
  /** Every campaign that took effect or paid, and every rule by which it earns. */
  readonly campaigns: readonly { readonly id: string; readonly version: number }[]
  readonly vouchers: readonly { readonly id: string; readonly version: number; readonly count: number }[]
  /** One ledger entry a gift card that pays: their ids. */
  readonly entryIds: readonly string[]
  readonly counts: readonly Count[]
  /** Points that its order gains, with it or when its hold is captured. */
  readonly earns: readonly PlannedEarning[]
  /** Version of the program whose points pay; absent where none do. */
  readonly programVersion?: number
}

/** A batch as `record_redemptions` reads it: lists of what is locked, sorted, and flat lists that name places in them. */
export function recordBatch(items: readonly RecordItem[], now: Date, toJudge: boolean): object {
  const keys = new Places(items.map(({ key }) => [key.caller, key.key]))
  const references = new Places(items.map(({ redemption }) => [redemption.orderReference]))
  const customers = new Places(items.map(({ redemption }) => [redemption.customerId]))
  const carts = new Places(items.map(({ redemption }) => [redemption.cartId]))
  const campaigns = new Places(items.flatMap((item) => item.campaigns.map(({ id }) => [id])))
  const vouchers = new Places(items.flatMap((item) => item.vouchers.map(({ id }) => [id])))
  const cards = new Places(
    items.flatMap((item) => giftCardTenders(item.redemption.tenders).map(({ giftCardId }) => [giftCardId])),
  )
  const counters = new Places(items.flatMap((item) => item.counts.map(({ limitedId, key }) => [limitedId, key])))
  return {
    now,
    toJudge,
    keys: keys.of(items, ({ key }) => [key.caller, key.key], keyRow),
    references: references.of(items, ({ redemption }) => [redemption.orderReference], referenceRow),
    customers: customers.first(),
    carts: carts.first(),
    campaigns: campaigns.first(),
    vouchers: vouchers.first(),
    cards: cards.first(),
    counters: counters.all().map(([limited, key], at) => ({ place: at + 1, limited, key })),
    items: items.map((item, at) => ({
      ...itemRow(item),
      place: at + 1,
      key: keys.place([item.key.caller, item.key.key]),
      reference: references.place([item.redemption.orderReference]),
      customer: customers.place([item.redemption.customerId]),
      cart: carts.place([item.redemption.cartId]),
    })),
    campaignUses: flat(items, (item) =>
      item.campaigns.map(({ id, version }) => ({ campaign: campaigns.place([id]), version })),
    ),
    voucherUses: flat(items, (item) =>
      item.vouchers.map(({ id, version, count }) => ({ voucher: vouchers.place([id]), version, count })),
    ),
    tenders: flat(items, ({ redemption, entryIds }) =>
      giftCardTenders(redemption.tenders).map(({ giftCardId, amount }, at) => ({
        card: cards.place([giftCardId]),
        amount,
        entry: entryIds[at],
      })),
    ),
    counts: flat(items, (item) =>
      item.counts.map(({ limitedId, key, amount, most }) => ({
        counter: counters.place([limitedId, key]),
        amount,
        most,
      })),
    ),
    points: flat(items, pointsOf),
    uses: flat(items, usesOf),
  }
}

function flat<Row extends object>(
  items: readonly RecordItem[],
  rowsOf: (item: RecordItem) => readonly Row[],
): object[] {
  return items.flatMap((item, at) => rowsOf(item).map((row) => ({ item: at + 1, ...row })))
}

function keyRow({ key, redemption }: RecordItem): object {
  return { ...key, answer: redemption.id }
}

function referenceRow({ redemption }: RecordItem): object {
  return { reference: redemption.orderReference, redemption_id: redemption.id }
}

function itemRow({ redemption, orderId, activity, cartVersion, earns }: RecordItem): object {
  return {
    id: redemption.id,
    order_id: orderId,
    status: redemption.status,
    order_reference: redemption.orderReference,
    customer_id: redemption.customerId,
    currency: redemption.currency,
    lines: redemption.lines,
    shipping: redemption.shipping,
    subtotal: redemption.subtotal,
    discount_total: redemption.discountTotal,
    tenders: redemption.tenders,
    tender_total: redemption.tenderTotal,
    total: redemption.total,
    applied: redemption.applied,
    earns,
    held_until: redemption.heldUntil,
    cart_id: redemption.cartId,
    store_key: redemption.storeKey,
    activity,
    cart_version: cartVersion,
    created_at: redemption.createdAt,
  }
}

function usesOf({ redemption }: RecordItem): object[] {
  return redemption.applied.map(({ campaignId, voucherId, sequence, amount, variant }) => {
    return { campaign: campaignId, voucher: voucherId, sequence, amount, variant }
  })
}

function pointsOf({ redemption, programVersion }: RecordItem): object[] {
  return pointsTenders(redemption.tenders).map(({ loyaltyCardId, points }) => ({
    redemption: redemption.id,
    reference: redemption.orderReference,
    card: loyaltyCardId,
    customer: redemption.customerId,
    points,
    program: programVersion,
    hold: redemption.status === 'HELD',
    at: redemption.createdAt,
  }))
}

type Name = readonly (string | null)[]

/** Names in the order in which their rows are locked, each once; those that are null are none. Places count from 1. */
class Places {
  readonly #names: Name[]
  readonly #places: ReadonlyMap<string, number>

  constructor(names: readonly Name[]) {
    const known = new Map(names.filter((name) => name[0] !== null).map((name) => [name.join('\0'), name]))
    const sorted = [...known].toSorted(([a], [b]) => (a < b ? -1 : 1))
    this.#names = sorted.map(([, name]) => name)
    this.#places = new Map(sorted.map(([joined], at) => [joined, at + 1]))
  }

  place(name: Name): number | null {
    return this.#places.get(name.join('\0')) ?? null
  }

  all(): readonly Name[] {
    return this.#names
  }

  first(): readonly (string | null)[] {
    return this.#names.map(([name]) => name!)
  }

  /** A row for each name: that of the first item that has it. */
  of(items: readonly RecordItem[], nameOf: (item: RecordItem) => Name, row: (item: RecordItem) => object): object[] {
    const first = new Map<number, number>()
    for (const [at, item] of items.entries()) {
      const place = this.place(nameOf(item))!
      if (!first.has(place)) first.set(place, at)
    }
    return this.#names.map((_, at) => ({
      ...row(items[first.get(at + 1)!]!),
      place: at + 1,
      item: first.get(at + 1)! + 1,
    }))
  }
}
