import DataLoader from 'dataloader'
import type { EarningRule } from '../../domain/loyalty/earning-rule.ts'
import {
  type LoyaltyCard,
  type PointsExpiry,
  pointsExpiring,
  pointsStanding,
} from '../../domain/loyalty/loyalty-card.ts'
import type { LoyaltyProgram, Tier } from '../../domain/loyalty/loyalty-program.ts'
import type { Reward } from '../../domain/loyalty/reward.ts'
import type { TierCredit } from '../../domain/loyalty/tier-of.ts'
import type { Money } from '../../domain/money.ts'
import type { Perk } from '../../domain/perk.ts'
import type { Snapshot } from '../../store/catalogue.ts'
import type { Db } from '../../store/database.ts'
import { cardsByIds, cardsOfHolders, tierCreditsOf } from '../../store/loyalty-cards.ts'
import { pageRewardsOf } from '../../store/page-rewards.ts'
import { pointsOwed, pointsSumsOf } from '../../store/points-sums.ts'
import { perksByIds } from '../../store/perks.ts'
import {
  earningRulesByIds,
  earningRulesOf,
  programsByIds,
  programsOfTiers,
  rewardsByIds,
  rewardStocks,
} from '../../store/read-loyalty.ts'
import { byId, type ById, byOwner, type ByOwner, listById, type OwnedPage } from '../batched.ts'
import type { Makers } from '../made-when-asked.ts'
import type { World } from '../session.ts'

/** A page of a program's rewards: those to be had now, of these those up to a price; `all`: whether they are to be had or not. */
export interface RewardsPage extends OwnedPage {
  readonly all: boolean
  readonly upTo: number | null
}

/** What a card's points come to now. */
export interface CardPoints {
  readonly points: number
  readonly pending: number
  readonly expiring: readonly PointsExpiry[]
}

/** What is owed to the members of a program. */
export interface Liability {
  readonly points: number
  readonly worth: readonly Money[]
}

/** Batched reads of programs and cards. */
export interface LoyaltyLoaders {
  readonly loyaltyProgram: ById<LoyaltyProgram>
  readonly tier: ById<Tier>
  readonly earningRule: ById<EarningRule>
  readonly earningRulesOf: DataLoader<string, readonly EarningRule[]>
  readonly reward: ById<Reward>
  readonly rewardStock: ById<number>
  readonly rewardsOf: ByOwner<RewardsPage, Reward>
  readonly loyaltyCard: ById<LoyaltyCard>
  /** By customer. */
  readonly loyaltyCardsOf: DataLoader<string, readonly LoyaltyCard[]>
  /** By card. */
  readonly pointsOfCard: DataLoader<string, CardPoints>
  /** By card. */
  readonly tierCreditsOf: DataLoader<string, readonly TierCredit[]>
  readonly liability: ById<Liability>
  readonly perk: ById<Perk>
}

/** What they are made of. */
type Opened = Pick<World, 'db' | 'now'> & { readonly load: LoyaltyLoaders; snapshot(): Promise<Snapshot> }

/** How they are made. */
export const LOYALTY_LOADERS: Makers<Opened, LoyaltyLoaders> = {
  loyaltyProgram: ({ db }) => byId(db, programsByIds),
  tier: ({ db }) => byId(db, tiersByIds),
  earningRule: ({ db }) => byId(db, earningRulesByIds),
  earningRulesOf: ({ db }) => listById(db, earningRulesOf),
  reward: ({ db }) => byId(db, rewardsByIds),
  rewardStock: ({ db }) => byId(db, rewardStocks),
  rewardsOf: ({ db, now }) =>
    byOwner((ownerIds, { page, all, upTo }) => pageRewardsOf(db, ownerIds, { onAt: all ? null : now, upTo }, page)),
  loyaltyCard: ({ db }) => byId(db, cardsByIds),
  loyaltyCardsOf: ({ db }) => listById(db, cardsOfHolders),
  pointsOfCard: (of) => new DataLoader((ids) => points(of, ids)),
  tierCreditsOf: (of) =>
    listById(of.db, async (db, ids) => tierCreditsOf(db, ids, of.now, (await of.snapshot()).settings.timeZone)),
  liability: (of) => byId(of.db, (db, ids) => liabilities(db, ids, of.now)),
  perk: ({ db }) => byId(db, perksByIds),
}

async function tiersByIds(db: Db, ids: readonly string[]): Promise<Map<string, Tier>> {
  const programs = await programsOfTiers(db, ids)
  return new Map([...programs].map(([id, { tiers }]) => [id, tiers.find((tier) => tier.id === id)!] as const))
}

async function points({ db, now, load }: Opened, ids: readonly string[]): Promise<CardPoints[]> {
  const lots = await pointsSumsOf(db, ids, now)
  const found = await load.loyaltyCard.loadMany(ids)
  return ids.map((id, place) => {
    const of = lots.get(id) ?? []
    const { owed } = found[place] as LoyaltyCard
    return { ...pointsStanding(of, owed, now), expiring: pointsExpiring(of, now) }
  })
}

async function liabilities(db: Db, ids: readonly string[], now: Date): Promise<Map<string, Liability>> {
  const owed = await pointsOwed(db, ids, now)
  const programs = await programsByIds(db, ids)
  return new Map(
    [...programs.values()].map(({ id, pointValues }) => {
      const points = owed.get(id) ?? 0
      return [id, { points, worth: pointValues.map(({ amount, currency }) => ({ amount: amount * points, currency })) }]
    }),
  )
}
