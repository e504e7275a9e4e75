import { CopyButton } from './code-buttons.tsx'
import type { Wallet } from './shop-state.ts'
import { useWords } from './words.ts'

/** A code for friends, with its link and how many have come by it. */
export function ReferralCard({ referral }: { readonly referral: Wallet['referralCodes'][number] }) {
  const { words } = useWords()
  const { code, program, shareUrl, joined, converted, nextMilestone } = referral
  return (
    <article className="voucher">
      <p className="offer-facts">
        <span className="badge">{words.friends}</span>
      </p>
      <h3>{program.title}</h3>
      <p>{words.friendsSoFar(joined, converted)}</p>
      {nextMilestone !== null && <p>{words.friendsToGo(nextMilestone.missingFriends)}</p>}
      <span className="code-buttons">
        <code>{code}</code>
        <CopyButton code={shareUrl} name={words.copyLink} />
      </span>
    </article>
  )
}
