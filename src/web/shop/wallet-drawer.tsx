import { useState } from 'react'
import { Dialog } from './dialog.tsx'
import { LoyaltyCard } from './loyalty-card.tsx'
import { NoticeLine } from './notice-line.tsx'
import { ReferralCard } from './referral-card.tsx'
import { customerOf, type Wallet } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { VoucherCard } from './voucher-card.tsx'
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
  const { nodes } = wallet[tab]
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
        {tab === 'active' &&
          wallet.loyaltyCards.map((card) => (
            <li key={card.id}>
              <LoyaltyCard card={card} />
            </li>
          ))}
        {tab === 'active' &&
          wallet.referralCodes.map((referral) => (
            <li key={referral.id}>
              <ReferralCard referral={referral} />
            </li>
          ))}
        {nodes.map((voucher) => (
          <li key={voucher.id}>
            <VoucherCard voucher={voucher} />
          </li>
        ))}
      </ul>
    </div>
  )
}
