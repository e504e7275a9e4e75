import { openLive, type Stop, watch } from '../live-client.ts'
import { OffersChangedSubscription, WalletChangedSubscription } from '../operations.ts'
import { cartOf } from './shop-state.ts'
import type { ShopStore } from './shop-store.ts'

/** Listens for offers that come and go, and for the wallet, of whoever is signed in; listens anew when that, or the cart, changes. */
export function followOffers(store: ShopStore): Stop {
  let followed = ''
  let stop: Stop = () => undefined
  const follow = (): void => {
    const state = store.read()
    if (state.basket.kind !== 'ready') return
    const subject = JSON.stringify([store.caller().token, cartOf(state)?.id])
    if (subject === followed) return
    followed = subject
    stop()
    stop = listen(store, state.basket.value.cursor)
  }
  const unsubscribe = store.subscribe(follow)
  return () => {
    unsubscribe()
    stop()
  }
}

function listen(store: ShopStore, start: string): Stop {
  const { token } = store.caller()
  const client = openLive(token)
  const refresh = gathered(() => void store.refresh())
  let after: string | null = start || null
  const stopOffers = watch(client, {
    document: OffersChangedSubscription,
    variables: () => ({ cartId: cartOf(store.read())?.id ?? null, after }),
    onEvent: ({ offersChanged: event }) => {
      after = event.cursor
      if (event.__typename === 'OfferWithdrawn') withdraw(store, event.offerId)
      refresh()
    },
  })
  const stopWallet = store.read().stored.who === null ? () => undefined : followWallet(client, store, refresh)
  return () => {
    stopOffers()
    stopWallet()
    void client.dispose()
  }
}

function followWallet(client: ReturnType<typeof openLive>, store: ShopStore, refresh: () => void): Stop {
  let after = store.read().wallet?.cursor ?? null
  return watch(client, {
    document: WalletChangedSubscription,
    variables: () => ({ after }),
    onEvent: ({ walletChanged: event }) => {
      after = event.cursor
      refresh()
    },
  })
}

/** The banner of an offer that has ended goes at once; what else has changed comes with the next reading. */
function withdraw(store: ShopStore, offerId: string): void {
  const { basket } = store.read()
  if (basket.kind !== 'ready') return
  const offers = basket.value.offers.map((offer) =>
    offer.id === offerId ? { ...offer, status: 'INELIGIBLE' as const } : offer,
  )
  store.set({ basket: { kind: 'ready', value: { ...basket.value, offers } } })
}

/** Several events at once are one reading. */
function gathered(action: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(action, 60)
  }
}
