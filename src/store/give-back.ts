import { type Db, hotRows, rows } from './database.ts'

/** A movement on a gift card, in minor units. */
export interface CardMovement {
  readonly id: string
  readonly kind: 'SPEND' | 'RELEASE' | 'ROLLBACK'
  readonly giftCardId: string
  readonly delta: number
  readonly heldDelta: number
  readonly description: string
}

/** A movement of points: what a hold kept comes back or is spent, or so many of those spent come back. */
export interface PointsMovement {
  readonly kind: 'RELEASE' | 'CAPTURE' | 'ROLLBACK'
  readonly loyaltyCardId: string
  readonly points: number
  readonly description: string
}

/** What moves for one redemption: given back where it is positive, and let go of what a hold kept. */
export interface Change {
  readonly redemptionId: string
  readonly orderReference: string
  readonly customerId: string | null
  readonly vouchers: readonly { readonly id: string; readonly redeemed: number; readonly held: number }[]
  readonly cards: readonly CardMovement[]
  readonly points: readonly PointsMovement[]
  /** By how much counters go down. */
  readonly counts: readonly { readonly limitedId: string; readonly key: string; readonly amount: number }[]
}

/** Moves all of it, in the caller's transaction, which has locked the redemptions: one statement, rows in the one order of locks (law 20). */
export async function giveBack(db: Db, changes: readonly Change[], now: Date, toJudge: boolean): Promise<void> {
  const customers = [...new Set(changes.flatMap(({ customerId }) => customerId ?? []))]
  const asked = {
    customers,
    toJudge: toJudge ? customers : [],
    vouchers: changes.flatMap(({ vouchers }) => vouchers),
    entries: changes.flatMap((change) => change.cards.map((movement) => entryRow(change, movement))).map(withPlace),
    points: changes.flatMap((change) => change.points.map((movement) => pointsRow(change, movement))).map(withPlace),
    counts: changes.flatMap(({ redemptionId, counts }) =>
      counts.map(({ limitedId, key, amount }) => ({ redemption: redemptionId, limited: limitedId, key, amount })),
    ),
  }
  await hotRows(db, 'select from give_back($1, $2)', [JSON.stringify(asked), now])
}

function entryRow({ redemptionId, orderReference }: Change, movement: CardMovement) {
  const { id, kind, giftCardId, delta, heldDelta, description } = movement
  return {
    id,
    kind,
    card: giftCardId,
    delta,
    held_delta: heldDelta,
    description,
    redemption: redemptionId,
    reference: orderReference,
  }
}

function pointsRow({ redemptionId, orderReference }: Change, movement: PointsMovement) {
  const { kind, loyaltyCardId, points, description } = movement
  return { kind, card: loyaltyCardId, points, description, redemption: redemptionId, reference: orderReference }
}

function withPlace<Row extends object>(row: Row, place: number): Row & { readonly place: number } {
  return { ...row, place }
}

/** What a redemption took and has not given back: uses of codes, and what it added to counters. */
export interface Taken {
  readonly vouchers: readonly { readonly id: string; readonly count: number }[]
  readonly counts: readonly { readonly limitedId: string; readonly key: string; readonly amount: number }[]
}

/** What these redemptions took, by their ids: two queries whatever their number. */
export async function takenBy(db: Db, redemptionIds: readonly string[]): Promise<(redemptionId: string) => Taken> {
  const vouchers = await rows<{ redemptionId: string; id: string; count: number }>(db, VOUCHERS, [redemptionIds])
  const counts = await rows<{ redemptionId: string; limitedId: string; key: string; amount: number }>(db, COUNTS, [
    redemptionIds,
  ])
  const vouchersOf = Map.groupBy(vouchers, ({ redemptionId }) => redemptionId)
  const countsOf = Map.groupBy(counts, ({ redemptionId }) => redemptionId)
  return (id) => ({ vouchers: vouchersOf.get(id) ?? [], counts: countsOf.get(id) ?? [] })
}

const VOUCHERS = `
  select redemption_id as "redemptionId", voucher_id as id, count(*) as count from redemption_use
  where redemption_id = any($1::uuid[]) and voucher_id is not null group by redemption_id, voucher_id`

const COUNTS = `
  select redemption_id as "redemptionId", limited_id as "limitedId", key, sum(delta)::bigint as amount from limit_entry
  where redemption_id = any($1::uuid[]) group by redemption_id, limited_id, key having sum(delta) <> 0`
