import { formatMoment, formatPoints } from './format.ts'
import { RewardList } from './reward-list.tsx'
import type { Offer, Wallet } from './shop-state.ts'
import { useWords } from './words.ts'

interface Props {
  readonly card: Wallet['loyaltyCards'][number]
  readonly rewards: readonly Offer[]
}

/** A membership: its points, those to come and those to end, the tier, what the next one takes, and what the points buy. */
export function LoyaltyCard({ card, rewards }: Props) {
  const { words, locale } = useWords()
  const { program, points, pointsPending, pointsExpiring, tier, nextTier } = card
  const [ending] = pointsExpiring
  const named = (count: number): string => formatPoints(count, program, locale)
  return (
    <article className="voucher">
      {tier !== null && (
        <p className="offer-facts">
          <span className="badge">{tier.title}</span>
        </p>
      )}
      <h3>{program.title}</h3>
      <p>{named(points)}</p>
      {pointsPending > 0 && <p>{words.pointsToCome(named(pointsPending))}</p>}
      {ending !== undefined && <p>{words.pointsToEnd(named(ending.points), formatMoment(ending.expiresAt, locale))}</p>}
      {typeof nextTier?.missingPoints === 'number' && (
        <p>{words.pointsToTier(named(nextTier.missingPoints), nextTier.tier.title)}</p>
      )}
      <RewardList card={card} offers={rewards} />
    </article>
  )
}
