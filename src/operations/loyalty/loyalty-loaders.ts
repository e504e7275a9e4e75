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
import { cardsByIds, cardsOfHolders, lotsOf, pointsOwed, tierCreditsOf } from '../../store/loyalty-cards.ts'
import { pageRewardsOf } from '../../store/page-rewards.ts'
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
import type { Session } from '../session.ts'

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

/** Opens them for one session. */
export function openLoyaltyLoaders(
  { db, now }: Pick<Session, 'db' | 'now'>,
  snapshot: () => Promise<Snapshot>,
): LoyaltyLoaders {
  const cards = byId(db, cardsByIds)
  return {
    loyaltyProgram: byId(db, programsByIds),
    tier: byId(db, async (_db, ids) => {
      const programs = await programsOfTiers(db, ids)
      return new Map([...programs].map(([id, { tiers }]) => [id, tiers.find((tier) => tier.id === id)!] as const))
    }),
    earningRule: byId(db, earningRulesByIds),
    earningRulesOf: listById(db, earningRulesOf),
    reward: byId(db, rewardsByIds),
    rewardStock: byId(db, rewardStocks),
    rewardsOf: byOwner((ownerIds, { page, all, upTo }) =>
      pageRewardsOf(db, ownerIds, { onAt: all ? null : now, upTo }, page),
    ),
    loyaltyCard: cards,
    loyaltyCardsOf: listById(db, cardsOfHolders),
    pointsOfCard: new DataLoader(async (ids) => {
      const lots = await lotsOf(db, ids)
      const found = await cards.loadMany(ids)
      return ids.map((id, place) => {
        const of = lots.get(id) ?? []
        const { owed } = found[place] as LoyaltyCard
        return { ...pointsStanding(of, owed, now), expiring: pointsExpiring(of, now) }
      })
    }),
    tierCreditsOf: listById(db, async (_db, ids) => {
      const { settings } = await snapshot()
      return tierCreditsOf(db, ids, now, settings.timeZone)
    }),
    liability: byId(db, (_db, ids) => liabilities(ids)),
    perk: byId(db, perksByIds),
  }

  async function liabilities(ids: readonly string[]): Promise<Map<string, Liability>> {
    const owed = await pointsOwed(db, ids, now)
    const programs = await programsByIds(db, ids)
    return new Map(
      [...programs.values()].map(({ id, pointValues }) => {
        const points = owed.get(id) ?? 0
        return [
          id,
          { points, worth: pointValues.map(({ amount, currency }) => ({ amount: amount * points, currency })) },
        ]
      }),
    )
  }
}
