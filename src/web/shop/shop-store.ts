import { ApiError, type Caller, execute } from '../client.ts'
import { CartClaimMutation, CartQuery, OffersQuery, VisitorTokenMutation, WalletQuery } from '../operations.ts'
import { fetchCustomers, fetchProducts, signIn } from './demo-api.ts'
import { type Cart, cartOf, customerOf, type Fetched, identityOf, type ShopState } from './shop-state.ts'
import { readStored, type Stored, writeStored } from './stored.ts'
import { wordsOf } from './words.ts'

const LOADING: Fetched<never> = { kind: 'loading' }
const FAILED: Fetched<never> = { kind: 'failed' }

/** The page's state and who may change it: components read it and call the steps. One a page. */
export class ShopStore {
  #state: ShopState
  #listeners = new Set<() => void>()
  /** Grows with each reading of the basket: an answer that was overtaken is dropped. */
  #reading = 0

  constructor() {
    this.#state = {
      stored: readStored(),
      shelf: LOADING,
      basket: LOADING,
      wanted: {},
      busy: false,
      notice: null,
      receipt: null,
      wallet: null,
      dismissed: [],
    }
  }

  /** For `useSyncExternalStore`. */
  readonly read = (): ShopState => this.#state

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Changes some of the state. */
  set(change: Partial<ShopState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** Who asks, with what is known of her. */
  caller(): Caller {
    const { stored } = this.#state
    return { token: stored.tokens[identityOf(stored)] ?? null, locale: stored.locale }
  }

  /** Reads the goods, the customers, and the basket of whoever was signed in last. */
  async load(): Promise<void> {
    this.set({ shelf: LOADING, basket: LOADING })
    await Promise.all([this.#loadShelf(), this.refresh()])
  }

  async #loadShelf(): Promise<void> {
    try {
      const [products, customers] = await Promise.all([fetchProducts(this.caller()), fetchCustomers(this.caller())])
      this.set({ shelf: { kind: 'ready', value: { products, customers } } })
    } catch {
      this.set({ shelf: FAILED })
    }
  }

  /** Reads the basket anew: the cart with its offers, or the offers without one. The wallet follows. */
  async refresh(): Promise<void> {
    const reading = ++this.#reading
    const isLatest = (): boolean => reading === this.#reading
    try {
      const basket = await this.#readBasket()
      if (isLatest()) this.set({ basket: { kind: 'ready', value: basket } })
      const wallet = await this.#readWallet()
      if (isLatest()) this.set({ wallet })
    } catch (error) {
      if (!isLatest()) return
      if (isEnded(error) && this.caller().token !== null) return this.#renewToken()
      if (this.#state.basket.kind !== 'ready') this.set({ basket: FAILED })
    }
  }

  async #readBasket() {
    const { stored } = this.#state
    const id = stored.carts[identityOf(stored)]
    const cart = id === undefined ? null : (await execute(CartQuery, { id }, this.caller())).cart
    if (cart) return basketOf(cart)
    if (id !== undefined) this.remember({ carts: without(stored.carts, identityOf(stored)) })
    const { offers } = await execute(OffersQuery, {}, this.caller())
    return { cart: null, offers: offers?.nodes ?? [], cursor: offers?.cursor ?? '' }
  }

  async #readWallet() {
    if (this.#state.stored.who === null) return null
    return (await execute(WalletQuery, {}, this.caller())).viewer?.wallet ?? null
  }

  /** A token has ended: a customer of the demo gets another, a visitor starts anew. */
  async #renewToken(): Promise<void> {
    const { stored } = this.#state
    this.remember({ tokens: without(stored.tokens, identityOf(stored)) })
    if (stored.who === null) this.remember({ carts: without(stored.carts, 'visitor') })
    await this.signIn(stored.who)
  }

  /** Takes in the cart that a step answered with. */
  accept(cart: Cart): void {
    this.#reading += 1
    this.remember({ carts: { ...this.#state.stored.carts, [identityOf(this.#state.stored)]: cart.id } })
    this.set({ basket: { kind: 'ready', value: basketOf(cart) } })
  }

  /** Changes what this browser remembers. */
  remember(change: Partial<Stored>): void {
    const stored = { ...this.#state.stored, ...change }
    writeStored(stored)
    this.set({ stored })
  }

  /** Shows everything in another language. */
  async speak(locale: Stored['locale']): Promise<void> {
    this.remember({ locale })
    this.set({ notice: null })
    await this.refresh()
  }

  /** Signs a customer in, or everybody out. A visitor's cart comes along where the currency is the same. */
  async signIn(who: string | null): Promise<void> {
    const before = { who: this.#state.stored.who, token: this.caller().token, cart: cartOf(this.#state) }
    try {
      if (who !== null) await this.#obtainToken(who)
    } catch (error) {
      return this.set({ notice: { tone: 'bad', text: this.explain(error) } })
    }
    this.remember({ who })
    this.set({ basket: LOADING, wallet: null, wanted: {}, notice: null, receipt: null, dismissed: [] })
    if (before.who === null && before.token !== null && before.cart !== null)
      await this.#claim(before.token, before.cart)
    await this.refresh()
  }

  async #obtainToken(who: string): Promise<void> {
    const token = await signIn(who, this.#state.stored.locale)
    this.remember({ tokens: { ...this.#state.stored.tokens, [who]: token } })
  }

  /** A claim that fails loses nothing: the visitor's cart is still the visitor's. */
  async #claim(visitorToken: string, { id, currency, lines }: Cart): Promise<void> {
    const { who, carts } = this.#state.stored
    if (who === null || lines.length === 0 || customerOf(this.#state)?.currency !== currency) return
    const claimed = await execute(CartClaimMutation, { input: { visitorToken, cartId: id } }, this.caller()).catch(
      () => null,
    )
    const cart = claimed?.cartClaim?.cart
    if (cart) this.remember({ carts: { ...without(carts, 'visitor'), [who]: cart.id } })
  }

  /** A visitor gets a name when she needs one: with her first cart. */
  async ensureToken(): Promise<void> {
    if (this.caller().token !== null) return
    const { visitorTokenCreate: answer } = await execute(VisitorTokenMutation, {}, this.caller())
    if (!answer?.token) throw new ApiError('REFUSED', answer?.userErrors[0]?.message ?? '')
    this.remember({ tokens: { ...this.#state.stored.tokens, [identityOf(this.#state.stored)]: answer.token } })
  }

  /** What to tell the shopper of a failure. */
  explain(error: unknown): string {
    const words = wordsOf(this.#state.stored.locale)
    if (!(error instanceof ApiError)) return words.failed
    if (error.code === 'NETWORK') return words.offline
    return error.code === 'REFUSED' && error.message !== '' ? error.message : words.failed
  }
}

function basketOf(cart: Cart) {
  return { cart, offers: cart.offers.nodes, cursor: cart.offers.cursor }
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}

function isEnded(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'UNAUTHENTICATED'
}
