import type { RewardRedeemInput } from '../../domain/input/loyalty-input.ts'
import type { Json } from '../../domain/json.ts'
import type { LoyaltyCard } from '../../domain/loyalty/loyalty-card.ts'
import { type Reward, rewardProblem } from '../../domain/loyalty/reward.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import type { WalletItem } from '../../domain/wallet-item.ts'
import type { Db } from '../../store/database.ts'
import type { Worked } from '../../store/idempotency.ts'
import { cardsByIds, lockCardsOf } from '../../store/loyalty-cards.ts'
import { rewardsByIds } from '../../store/read-loyalty.ts'
import { takeReward } from '../../store/reward-stock.ts'
import { refreshCustomerSegments } from '../customers/refresh-members.ts'
import { withIdempotency } from '../idempotency.ts'
import { announce, type Session, within } from '../session.ts'
import { audienceProblem } from './audience-problem.ts'
import { changeCard } from './change-card.ts'
import { give, giveFurther, type Granted } from './give.ts'
import { grantedItems } from './granted-items.ts'
import { type LoyaltyWorld, loyaltyWorld } from './loyalty-world.ts'
import { ownCard } from './own-card.ts'

/** What buying a reward answers. */
export interface RewardRedeemPayload {
  readonly granted: readonly WalletItem[]
  readonly card: LoyaltyCard | null
  readonly userErrors: readonly Rejection[]
}

/**
 * Buys a reward with points: the points, the stock and all that is granted move in one transaction, or none of them. Points that end soonest go first.
 * Refuses NOT_FOUND, INVALID_STATE with its reasons (switched off, over, not for her, cannot be given), INSUFFICIENT_BALANCE, and LIMIT_REACHED out of stock.
 */
export async function rewardRedeem(
  session: Session,
  input: RewardRedeemInput,
): Promise<RewardRedeemPayload & { readonly replayed: boolean }> {
  const payload = await withIdempotency<RewardRedeemPayload>(
    session,
    { operation: 'rewardRedeem', key: input.idempotencyKey, input },
    {
      work: (db) => work(within(session, db), db, input),
      find: (reference) => answer(session.db, reference as unknown as Bought),
      refuse: (rejection) => ({ granted: [], card: null, userErrors: [rejection] }),
    },
  )
  if (payload.card !== null && !payload.replayed)
    announce(session, `customer:${payload.card.holderId}`, `campaign:${input.rewardId}`)
  return payload
}

/** What is kept of it under its key. */
interface Bought {
  readonly cardId: string
  readonly granted: readonly Granted[]
}

async function answer(db: Db, { cardId, granted }: Bought): Promise<RewardRedeemPayload> {
  const card = (await cardsByIds(db, [cardId])).get(cardId)!
  return { granted: await grantedItems(db, granted), card, userErrors: [] }
}

async function work(session: Session, db: Db, input: RewardRedeemInput): Promise<Worked<RewardRedeemPayload>> {
  const card = await ownCard(session, db, input.loyaltyCardId)
  if (card === null) return refused(reject('NOT_FOUND', ['loyaltyCardId']))
  // Before anything is judged: what she is, what it costs and whether it is on may change while another purchase of hers goes on.
  await lockCardsOf(db, [card.holderId])
  const reward =
    input.rewardId === null ? null : ((await rewardsByIds(db, [input.rewardId])).get(input.rewardId) ?? null)
  if (reward === null || reward.programId !== card.programId) return refused(reject('NOT_FOUND', ['rewardId']))
  const world = await loyaltyWorld(session)
  const audience = { condition: reward.availableTo, field: 'availableTo' }
  const problem =
    rewardProblem(reward, world.now) ?? (await audienceProblem(world, db, audience, card.holderId, ['rewardId']))
  return problem === null ? buy(session, world, db, card, reward) : refused(problem)
}

/** The card's row comes before the reward's, everywhere: whoever buys waits in one order. A refusal undoes all of it. */
async function buy(
  session: Session,
  world: LoyaltyWorld,
  db: Db,
  card: LoyaltyCard,
  reward: Reward,
): Promise<Worked<RewardRedeemPayload>> {
  const description = reward.display.title
  const spent = await changeCard(world, db, card.id, ({ book }) => book.spend(reward.price, 'SPEND', description))
  if (!spent!.value) return refused(reject('INSUFFICIENT_BALANCE', ['rewardId']))
  if (!(await takeReward(db, reward, { cardId: card.id, at: session.now })))
    return refused(reject('LIMIT_REACHED', ['rewardId'], 'none is left'))
  const given = await give(world, db, [{ customerId: card.holderId, grants: reward.grants, description }])
  if (!given.ok) return refused({ ...given.rejection, path: ['rewardId'] })
  await giveFurther(world, db, spent!.gifts)
  await refreshCustomerSegments(db, session.services, card.holderId, session.now)
  const bought: Bought = { cardId: card.id, granted: given.granted }
  return { value: await answer(db, bought), reference: bought as unknown as Json }
}

function refused(...userErrors: Rejection[]): Worked<RewardRedeemPayload> {
  return { value: { granted: [], card: null, userErrors }, reference: null }
}
