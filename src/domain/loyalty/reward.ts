import type { Display } from '../campaign.ts'
import type { Condition } from '../condition/condition.ts'
import type { Grant } from '../grant.ts'
import type { Rejection } from '../rejection.ts'
import { reject, reason } from '../rejection.ts'

/** What points buy. */
export interface Reward {
  readonly id: string
  readonly programId: string
  readonly key: string
  /** In points. */
  readonly price: number
  /** For whom; null for every member. */
  readonly availableTo: Condition | null
  readonly grants: readonly Grant[]
  readonly display: Display
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly enabled: boolean
  readonly version: number
}

/** Why a reward is not to be had by anybody at `now`: switched off, not yet, no more. Null: it is. */
export function rewardProblem(
  { enabled, startsAt, endsAt }: Pick<Reward, 'enabled' | 'startsAt' | 'endsAt'>,
  now: Date,
): Rejection | null {
  const because = (code: 'PAUSED' | 'NOT_STARTED' | 'ENDED'): Rejection =>
    reject('INVALID_STATE', ['rewardId'], null, [reason(code)])
  if (!enabled) return because('PAUSED')
  if (startsAt !== null && startsAt > now) return because('NOT_STARTED')
  return endsAt !== null && endsAt <= now ? because('ENDED') : null
}
