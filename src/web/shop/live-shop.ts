import type { Client } from 'graphql-ws'
import type {
  OffersChangedSubscription as OffersEvents,
  WalletChangedSubscription as WalletEvents,
} from '../generated/graphql.ts'
import { keepLive, type LiveEvent, type Sink } from '../live.ts'
import { isOneTooMany, listenOn, openSocket } from '../live-socket.ts'
import { OffersChangedSubscription, WalletChangedSubscription } from '../operations.ts'
import { cartOf } from './shop-state.ts'
import type { ShopStore } from './shop-store.ts'

type Stop = () => void

/** Listens for offers that come and go, and for the wallet, of whoever is signed in; listens anew when that, or the cart, changes. */
export function followShop(store: ShopStore): Stop {
  const socket = started(
    (token) => openSocket(token),
    (old) => void old.dispose(),
  )
  const offers = started((cartId) => followOffers(store, socket.last()!, cartId), stopIt)
  const wallet = started(() => followWallet(store, socket.last()!), stopIt)
  const follow = (): void => {
    const state = store.read()
    if (state.basket.kind !== 'ready') return
    const { token } = store.caller()
    socket.start(token, token)
    const cartId = cartOf(state)?.id ?? null
    offers.start(JSON.stringify([token, cartId]), cartId)
    if (state.wallet === null) wallet.stop()
    else wallet.start(token, null)
  }
  const unsubscribe = store.subscribe(follow)
  return () => [unsubscribe, offers.stop, wallet.stop, socket.stop].forEach((stop) => stop())
}

/** Something that runs for one subject at a time, and is started anew for another. */
function started<Running>(run: (input: string | null) => Running, end: (running: Running) => void) {
  let subject: string | null | undefined
  let running: Running | undefined
  const stop = (): void => {
    if (running !== undefined) end(running)
    running = undefined
    subject = undefined
  }
  return {
    last: () => running,
    stop,
    start: (next: string | null, input: string | null): void => {
      if (next === subject) return
      stop()
      subject = next
      running = run(input)
    },
  }
}

const stopIt = (stop: Stop): void => stop()

function followOffers(store: ShopStore, socket: Client, cartId: string | null): Stop {
  return keepReading<OffersEvents['offersChanged']>(store, {
    cursor: () => offersCursor(store),
    listen: (after, sink) => listenOn(socket, OffersChangedSubscription, { cartId, after }, sink),
    take: (event, refresh) => {
      if (event.__typename === 'OfferWithdrawn') withdraw(store, event.offerId)
      refresh()
    },
  })
}

function followWallet(store: ShopStore, socket: Client): Stop {
  return keepReading<WalletEvents['walletChanged']>(store, {
    cursor: () => store.read().wallet?.cursor,
    listen: (after, sink) => listenOn(socket, WalletChangedSubscription, { after }, sink),
    take: (_event, refresh) => refresh(),
  })
}

/** A stream of which each event means that the page reads anew. */
interface Reading<Event extends LiveEvent> {
  /** Of the page's last reading; nothing where that has none. */
  cursor(): string | undefined
  listen(after: string, sink: Sink<Event>): Stop
  take(event: Event, refresh: () => void): void
}

/** Goes on from what the page has read last; a cursor that is refused, or a `Resync`, reads everything anew. */
function keepReading<Event extends LiveEvent>(store: ShopStore, { cursor, listen, take }: Reading<Event>): Stop {
  const refresh = gathered(() => void store.refresh())
  let isFirst = true
  const ask = async () => {
    if (!isFirst || cursor() === undefined) await store.refresh()
    isFirst = false
    const known = cursor()
    if (known === undefined) throw new Error('nothing could be read')
    return { state: null, cursor: known }
  }
  const stop = keepLive<null, Event>({
    ask,
    listen: (after, sink) =>
      listen(after, { ...sink, error: (error) => (isOneTooMany(error) ? stop() : sink.error(error)) }),
    fold: (_state, event) => {
      take(event, refresh)
      return null
    },
    show: () => undefined,
    renew: () => store.refresh(),
  })
  return stop
}

function offersCursor(store: ShopStore): string | undefined {
  const { basket } = store.read()
  return basket.kind === 'ready' && basket.value.cursor !== '' ? basket.value.cursor : undefined
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
