import type { RollbackPlan } from '../../domain/decisions/plan-rollback.ts'
import type { Redemption } from '../../domain/redemption.ts'
import { type GiftCardTender, giftCardTenders, pointsTenders } from '../../domain/tender.ts'
import type { CardMovement, Change, PointsMovement, Taken } from '../../store/give-back.ts'

type NewId = () => string

/** What letting a hold go gives back: everything. */
export function changeOfRelease(hold: Redemption, taken: Taken, newId: NewId): Change {
  return {
    ...ownerOf(hold),
    vouchers: taken.vouchers.map(({ id, count }) => ({ id, redeemed: -count, held: -count })),
    cards: giftCardTenders(hold.tenders).map((tender) => released(tender, newId)),
    points: pointsMoved(hold, 'RELEASE', ''),
    counts: taken.counts.filter(isOwn),
  }
}

/** What a capture moves: what was held is spent. */
export function changeOfCapture(hold: Redemption, taken: Taken, newId: NewId): Change {
  return {
    ...ownerOf(hold),
    vouchers: taken.vouchers.map(({ id, count }) => ({ id, redeemed: 0, held: -count })),
    cards: giftCardTenders(hold.tenders).flatMap((tender) => [released(tender, newId), spent(tender, newId)]),
    points: pointsMoved(hold, 'CAPTURE', ''),
    counts: [],
  }
}

interface Returning {
  readonly reason: string
  readonly newId: NewId
  /** Money that rules gave for the goods returned, by the rule's id. */
  readonly cashBack: ReadonlyMap<string, number>
}

/** What a return gives back (law 22): uses with the last line, money by shares. */
export function changeOfRollback(
  redemption: Redemption,
  taken: Taken,
  plan: RollbackPlan,
  { reason, newId, cashBack }: Returning,
): Change {
  return {
    ...ownerOf(redemption),
    vouchers: plan.isWhole ? taken.vouchers.map(({ id, count }) => ({ id, redeemed: -count, held: 0 })) : [],
    cards: giftCardTenders(plan.tenders).map(({ giftCardId, amount }) => {
      return { id: newId(), kind: 'ROLLBACK', giftCardId, delta: amount, heldDelta: 0, description: reason }
    }),
    points: pointsMoved(plan, 'ROLLBACK', reason),
    counts: taken.counts
      .filter(isOwn)
      .map((count) => ({ ...count, amount: plan.isWhole ? count.amount : partOf(count, redemption, plan, cashBack) }))
      .filter(({ amount }) => amount > 0),
  }
}

function ownerOf({ id, orderReference, customerId }: Redemption) {
  return { redemptionId: id, orderReference, customerId }
}

function pointsMoved(
  { tenders }: Pick<Redemption, 'tenders'>,
  kind: PointsMovement['kind'],
  description: string,
): PointsMovement[] {
  return pointsTenders(tenders).flatMap(({ loyaltyCardId, points }) =>
    points > 0 ? [{ kind, loyaltyCardId, points, description }] : [],
  )
}

function released({ giftCardId, amount }: GiftCardTender, newId: NewId): CardMovement {
  return { id: newId(), kind: 'RELEASE', giftCardId, delta: amount, heldDelta: -amount, description: '' }
}

function spent({ giftCardId, amount }: GiftCardTender, newId: NewId): CardMovement {
  return { id: newId(), kind: 'SPEND', giftCardId, delta: -amount, heldDelta: 0, description: '' }
}

/** The counter of all customers goes down with that of one, where it comes to nothing: not with any one redemption. */
function isOwn({ key, amount }: Taken['counts'][number]): boolean {
  return amount > 0 && (!key.startsWith('CUSTOMERS/') || key.includes('#'))
}

/** The part of a count that a return of some lines gives back: budgets by what came back, uses not before the last line. */
function partOf(
  count: Taken['counts'][number],
  redemption: Redemption,
  plan: RollbackPlan,
  cashBack: Returning['cashBack'],
): number {
  if (count.key.startsWith('ORDER_TOTAL/')) return Math.min(count.amount, plan.goods)
  if (!count.key.startsWith('DISCOUNT_TOTAL/')) return 0
  const discount = countedBy(count, redemption).reduce(
    (sum, { sequence }) => sum + (plan.discounts.get(sequence) ?? 0),
    cashBack.get(count.limitedId) ?? 0,
  )
  return Math.min(count.amount, discount)
}

/** The incentives whose discounts a budget has counted: those of its campaign; of a budget for each code, those of that code alone. */
function countedBy({ limitedId, key }: Taken['counts'][number], { applied }: Redemption): Redemption['applied'] {
  const own = applied.filter((incentive) => incentive.campaignId === limitedId)
  const [, per, , subject] = key.split('/')
  return per === 'CODE' ? own.filter(({ voucherId }) => voucherId === subject) : own
}
