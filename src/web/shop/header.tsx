import { AccountMenu } from './account-menu.tsx'
import { CartIcon, CupIcon, WalletIcon } from './drawings/icons.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { cartOf, unitsOf } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

/** The shop's name, who is signed in, the language, the wallet and the cart. */
export function Header({ onOpen }: { readonly onOpen: (name: 'cart' | 'wallet') => void }) {
  const { state } = useShop()
  const { words } = useWords()
  const codes = state.wallet?.active.totalCount ?? 0
  const units = unitsOf(state)
  const total = units > 0 ? cartOf(state)?.total.formatted : undefined
  return (
    <header className="header">
      <a className="brand" href="#all">
        <CupIcon />
        <span>{words.shop}</span>
      </a>
      <div className="header-tools">
        <AccountMenu />
        <LanguageSwitch />
        <button type="button" className="tool" onClick={() => onOpen('wallet')} aria-haspopup="dialog">
          <WalletIcon />
          <span className="tool-name">{words.wallet}</span>
          {codes > 0 && <span className="count">{codes}</span>}
        </button>
        <button type="button" className="tool tool-cart" onClick={() => onOpen('cart')} aria-haspopup="dialog">
          <CartIcon />
          <span className="tool-name">{words.cart}</span>
          {units > 0 && <span className="count">{units}</span>}
          {total !== undefined && <span className="tool-total">{total}</span>}
        </button>
      </div>
    </header>
  )
}
