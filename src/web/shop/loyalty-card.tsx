import type { Wallet } from './shop-state.ts'
import { useWords } from './words.ts'

/** A membership: its points, those to come, the tier, and what the next one takes. */
export function LoyaltyCard({ card }: { readonly card: Wallet['loyaltyCards'][number] }) {
  const { words, locale } = useWords()
  const { program, points, pointsPending, tier, nextTier } = card
  const named = (count: number): string =>
    `${count.toLocaleString(locale)} ${count === 1 ? program.pointName : program.pointsName}`
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
      {typeof nextTier?.missingPoints === 'number' && (
        <p>{words.pointsToTier(named(nextTier.missingPoints), nextTier.tier.title)}</p>
      )}
    </article>
  )
}
