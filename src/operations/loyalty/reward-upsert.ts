import type { RewardInput } from '../../domain/input/loyalty-input.ts'
import { parseReward } from '../../domain/loyalty/parse-reward.ts'
import type { Reward } from '../../domain/loyalty/reward.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import { touchCatalogue } from '../../store/catalogue.ts'
import type { Db } from '../../store/database.ts'
import { noteRewardStock } from '../../store/reward-stock.ts'
import { inTransaction } from '../../store/transaction.ts'
import { lockKey, lockRewardOfKey, writeReward } from '../../store/write-loyalty.ts'
import { announce, type Session } from '../session.ts'
import { isUnchanged, versionProblem } from './kept-version.ts'
import { readLoyaltyLookup } from './read-loyalty-lookup.ts'

/** What changing a reward answers. */
export interface RewardPayload {
  readonly reward: Reward | null
  readonly userErrors: readonly Rejection[]
}

/** Makes the reward of a key, or replaces it, its stock too. A reward stays in its program (INVALID). */
export async function rewardUpsert(session: Session, input: RewardInput): Promise<RewardPayload> {
  const { changed, ...payload } = await inTransaction(session.db, (db) => upsert(session, db, input))
  if (changed) announce(session, 'catalogue')
  return payload
}

type Upserted = RewardPayload & { readonly changed: boolean }

async function upsert({ services, now }: Session, db: Db, input: RewardInput): Promise<Upserted> {
  const parsed = parseReward(input, await readLoyaltyLookup(db))
  if (!parsed.ok) return refused(...parsed.rejections)
  const draft = parsed.value
  await lockKey(db, 'reward', draft.key)
  const current = await lockRewardOfKey(db, draft.key)
  const problem = versionProblem(current, input.expectedVersion)
  if (problem !== null) return refused(problem)
  if (current !== null && current.programId !== draft.programId)
    return refused(reject('INVALID', ['program'], 'the reward belongs to another program'))
  const next = { ...draft, id: current?.id ?? services.newId(), version: current?.version ?? 0 }
  if (isUnchanged(current, next)) return { reward: withoutStock(next), userErrors: [], changed: false }
  const reward = { ...next, version: next.version + 1 }
  await writeReward(db, reward)
  await noteRewardStock(db, reward.id, reward.stock, now)
  await touchCatalogue(db)
  return { reward: withoutStock(reward), userErrors: [], changed: true }
}

function withoutStock({ stock: _stock, ...reward }: Reward & { readonly stock: number | null }): Reward {
  return reward
}

function refused(...userErrors: readonly Rejection[]): Upserted {
  return { reward: null, userErrors, changed: false }
}
