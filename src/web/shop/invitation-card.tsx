import type { Offer } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { ensureReferralCode } from './wallet-steps.ts'
import { useWords } from './words.ts'

/** A referral program that is open to a customer without a code: what both sides get, and the button that makes her one. */
export function InvitationCard({ offer: { title, summary, conditions } }: { readonly offer: Offer }) {
  const { store, state } = useShop()
  const { words } = useWords()
  return (
    <article className="voucher">
      <p className="offer-facts">
        <span className="badge">{words.friends}</span>
      </p>
      <h3>{title}</h3>
      {summary !== null && <p>{summary}</p>}
      <ul className="rules">
        {conditions.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <button
        type="button"
        className="button button-small"
        disabled={state.busy}
        onClick={() => void ensureReferralCode(store)}
      >
        {words.getLink}
      </button>
    </article>
  )
}
