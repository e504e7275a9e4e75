import type { CartPartsFragment, OfferPartsFragment, WalletQuery } from '../generated/graphql.ts'
import type { Customer, Product } from './demo-api.ts'
import type { Stored } from './stored.ts'

/** An offer as the page reads it. */
export type Offer = OfferPartsFragment

/** A cart as the page reads it. */
export type Cart = CartPartsFragment

/** A wallet as the page reads it. */
export type Wallet = NonNullable<WalletQuery['viewer']>['wallet']

/** Something that a customer holds, of a kind that the page shows beside cards and codes for friends. */
export type Holding = Exclude<
  Wallet['active']['nodes'][number],
  { readonly __typename: 'LoyaltyCard' | 'ReferralCode' }
>

/** A holding of these kinds. */
export type HoldingOf<Kind extends Holding['__typename']> = Extract<Holding, { readonly __typename: Kind }>

/** Something that is fetched: not yet, not at all, or here. */
export type Fetched<Value> =
  { readonly kind: 'loading' } | { readonly kind: 'failed' } | { readonly kind: 'ready'; readonly value: Value }

/** Something said to the shopper about her last step. */
export interface Notice {
  readonly tone: 'good' | 'bad'
  readonly text: string
}

/** A purchase made: its cart as it was paid. */
export interface Receipt {
  readonly orderReference: string
  readonly cart: Cart
}

/** All that the page shows. Immutable. */
export interface ShopState {
  readonly stored: Stored
  readonly shelf: Fetched<{ readonly products: readonly Product[]; readonly customers: readonly Customer[] }>
  /** Whether the offers and the cart have been read for whoever is signed in. */
  readonly basket: Fetched<{ readonly cart: Cart | null; readonly offers: readonly Offer[]; readonly cursor: string }>
  /** Quantities asked for and not yet answered, by sku. */
  readonly wanted: Readonly<Record<string, number>>
  /** A step is on its way to the server. */
  readonly busy: boolean
  readonly notice: Notice | null
  readonly receipt: Receipt | null
  readonly wallet: Wallet | null
  /** Banners that the shopper has closed. */
  readonly dismissed: readonly string[]
}

/** Who is signed in, or `visitor`: the name under which tokens and carts are remembered. */
export function identityOf({ who }: Stored): string {
  return who ?? 'visitor'
}

/** The cart, once it is there. */
export function cartOf({ basket }: ShopState): Cart | null {
  return basket.kind === 'ready' ? basket.value.cart : null
}

/** The customer signed in; null for a visitor. */
export function customerOf({ shelf, stored }: ShopState): Customer | null {
  if (shelf.kind !== 'ready') return null
  return shelf.value.customers.find(({ externalId }) => externalId === stored.who) ?? null
}

/** The currency of the cart, or else of the customer. */
export function currencyOf(state: ShopState): string {
  return cartOf(state)?.currency ?? customerOf(state)?.currency ?? 'EUR'
}

/** How many of a good are in the cart, as far as the shopper is concerned. */
export function quantityOf(state: ShopState, sku: string): number {
  return state.wanted[sku] ?? cartOf(state)?.lines.find((line) => line.sku === sku && !line.gift)?.quantity ?? 0
}

/** How many units are in the cart in all. */
export function unitsOf(state: ShopState): number {
  const inCart = (cartOf(state)?.lines ?? []).filter(({ gift }) => !gift).map(({ sku }) => sku)
  return [...new Set([...inCart, ...Object.keys(state.wanted)])].reduce((sum, sku) => sum + quantityOf(state, sku), 0)
}

/** Offers that a shopper can have now, with a banner that she has not closed. */
export function bannersOf({ basket, dismissed }: ShopState): readonly Offer[] {
  if (basket.kind !== 'ready') return []
  const isUp = ({ id, banner, status }: Offer): boolean =>
    banner !== null && (status === 'ELIGIBLE' || status === 'APPLIED') && !dismissed.includes(id)
  return basket.value.offers.filter(isUp)
}

/** The offers of one kind that are worth showing. */
export function offersOf({ basket }: ShopState, kind: Offer['kind']): readonly Offer[] {
  return basket.kind === 'ready' ? basket.value.offers.filter((offer) => offer.kind === kind) : []
}

/** The offers of one place. */
export function offersAt({ basket }: ShopState, placement: string): readonly Offer[] {
  return basket.kind === 'ready' ? basket.value.offers.filter(({ placements }) => placements.includes(placement)) : []
}
