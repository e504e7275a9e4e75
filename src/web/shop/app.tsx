import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { Banners } from './banners.tsx'
import { CartDrawer } from './cart-drawer.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { Hero } from './hero.tsx'
import { Shelf } from './shelf.tsx'
import { isShelf } from './shelves.ts'
import type { ShopStore } from './shop-store.ts'
import { StoreContext } from './store-context.ts'
import { useAddress } from './use-address.ts'
import { Toast } from './toast.tsx'
import { WalletDrawer } from './wallet-drawer.tsx'
import { LocaleContext, wordsOf } from './words.ts'

/** The whole page. `#cart` and `#wallet` open the drawers, any other name a shelf. */
export function App({ store }: { readonly store: ShopStore }) {
  const state = useSyncExternalStore(store.subscribe, store.read)
  const shop = useMemo(() => ({ store, state }), [store, state])
  const [address, goTo] = useAddress()
  const [shelf, setShelf] = useState(isShelf(address) ? address : 'all')
  const shelves = useRef<HTMLElement>(null)
  const { locale } = state.stored

  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])

  useEffect(() => {
    // A drawer that closes leads back to the shelf that is shown: nothing moves then.
    if (!isShelf(address) || address === shelf) return
    setShelf(address)
    shelves.current?.scrollIntoView({ behavior: 'smooth', block: 'start' })
  }, [address, shelf])

  const close = (): void => goTo(shelf)
  return (
    <StoreContext.Provider value={shop}>
      <LocaleContext.Provider value={locale}>
        <a className="skip" href="#coffee">
          {wordsOf(locale).skip}
        </a>
        <Header onOpen={goTo} />
        <Banners />
        <main>
          <Hero />
          <section className="shelves" id="coffee" ref={shelves} tabIndex={-1} aria-label={wordsOf(locale).filter}>
            <Shelf name={shelf} onChoose={goTo} />
          </section>
        </main>
        <Footer />
        {isShelf(address) || address === '' ? <Toast /> : null}
        <CartDrawer open={address === 'cart'} onClose={close} />
        <WalletDrawer open={address === 'wallet'} onClose={close} />
      </LocaleContext.Provider>
    </StoreContext.Provider>
  )
}
