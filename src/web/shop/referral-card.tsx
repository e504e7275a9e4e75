import { CopyButton } from './code-buttons.tsx'
import type { Wallet } from './shop-state.ts'
import { useWords } from './words.ts'

/** A code for friends: its link to share, how many have come by it, and how far the next gift is. */
export function ReferralCard({ referral }: { readonly referral: Wallet['referralCodes'][number] }) {
  const { words } = useWords()
  const { code, program, shareUrl, shareText, joined, converted, remaining } = referral
  return (
    <article className="voucher">
      <p className="offer-facts">
        <span className="badge">{words.friends}</span>
        {remaining !== null && <span>{words.friendsLeft(remaining)}</span>}
      </p>
      <h3>{program.title}</h3>
      <p>{words.friendsSoFar(joined, converted)}</p>
      <Progress referral={referral} />
      <span className="code-buttons">
        <code>{code}</code>
        <CopyButton code={shareUrl} name={words.copyLink} />
        <ShareButton text={shareText} />
      </span>
      <a className="share-link" href={shareUrl}>
        {shareUrl}
      </a>
    </article>
  )
}

function Progress({ referral }: { readonly referral: Wallet['referralCodes'][number] }) {
  const { words } = useWords()
  const { converted, nextMilestone } = referral
  if (nextMilestone === null) return null
  const { missingFriends } = nextMilestone
  return (
    <label className="milestone">
      {words.friendsToGo(missingFriends)}
      <progress value={converted} max={converted + missingFriends} />
    </label>
  )
}

/** Phones have a sheet of their own for sharing; where there is none, the link is copied. */
function ShareButton({ text }: { readonly text: string }) {
  const { words } = useWords()
  if (!navigator.share) return null
  return (
    <button type="button" className="link-button" onClick={() => void navigator.share({ text }).catch(() => undefined)}>
      {words.share}
    </button>
  )
}
