import { useState } from 'react'
import { Dialog } from './dialog.tsx'
import { HoldingCard } from './holding-card.tsx'
import { InvitationCard } from './invitation-card.tsx'
import { LoyaltyCard } from './loyalty-card.tsx'
import { NoticeLine } from './notice-line.tsx'
import { ReferralCard } from './referral-card.tsx'
import { customerOf, type Holding, offersOf, type Wallet } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

type Tab = 'active' | 'used' | 'expired'

const TABS: readonly Tab[] = ['active', 'used', 'expired']

interface Props {
  readonly open: boolean
  readonly onClose: () => void
}

/** What the customer holds: codes that are ready, used or gone. */
export function WalletDrawer({ open, onClose }: Props) {
  const { state } = useShop()
  const { words } = useWords()
  const customer = customerOf(state)
  const title = customer === null ? words.wallet : words.walletOf(customer.displayName.split(' ')[0]!)
  return (
    <Dialog open={open} title={title} kind="drawer" onClose={onClose}>
      {customer === null && <p className="empty">{words.walletSignIn}</p>}
      {customer !== null && state.wallet === null && (
        <p className="empty" role="status">
          {words.loading}
        </p>
      )}
      {customer !== null && state.wallet !== null && <Holdings key={customer.externalId} wallet={state.wallet} />}
    </Dialog>
  )
}

function Holdings({ wallet }: { readonly wallet: Wallet }) {
  const { words } = useWords()
  const [tab, setTab] = useState<Tab>('active')
  const nodes = holdingsOf(wallet[tab].nodes)
  return (
    <div className="wallet">
      <div className="filter" role="group" aria-label={words.wallet}>
        {TABS.map((name) => (
          <button key={name} type="button" aria-pressed={name === tab} onClick={() => setTab(name)}>
            {words.tabs[name]} <span className="count">{wallet[name].totalCount}</span>
          </button>
        ))}
      </div>
      <NoticeLine />
      {nodes.length === 0 && <p className="empty">{words.walletEmpty[tab]}</p>}
      <ul className="vouchers">
        {tab === 'active' && <Memberships wallet={wallet} />}
        {nodes.map((holding) => (
          <li key={holding.id}>
            <HoldingCard holding={holding} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Cards with what their points buy, codes for friends, and the invitation to get one. */
function Memberships({ wallet: { loyaltyCards, referralCodes } }: { readonly wallet: Wallet }) {
  const { state } = useShop()
  const invitations = referralCodes.length > 0 ? [] : offersOf(state, 'REFERRAL')
  return (
    <>
      {loyaltyCards.map((card) => (
        <li key={card.id}>
          <LoyaltyCard card={card} rewards={offersOf(state, 'REWARD')} />
        </li>
      ))}
      {referralCodes.map((referral) => (
        <li key={referral.id}>
          <ReferralCard referral={referral} />
        </li>
      ))}
      {invitations
        .filter(({ status }) => status === 'ELIGIBLE')
        .map((offer) => (
          <li key={offer.id}>
            <InvitationCard offer={offer} />
          </li>
        ))}
    </>
  )
}

/** Only kinds that were asked for come: the others are told apart for the compiler alone. */
function holdingsOf(nodes: Wallet['active']['nodes']): readonly Holding[] {
  return nodes.filter((node) => node.__typename !== 'LoyaltyCard' && node.__typename !== 'ReferralCode')
}
