import type { Campaign } from '../../src/domain/campaign.ts'
import type { StoredCart } from '../../src/domain/cart.ts'
import type { Customer } from '../../src/domain/customer.ts'
import type { CampaignInput } from '../../src/domain/input/campaign-input.ts'
import type { CartCreateInput, EvaluateInput } from '../../src/domain/input/cart-input.ts'
import type { CustomerUpsertInput } from '../../src/domain/input/customer-input.ts'
import type { Voucher } from '../../src/domain/voucher.ts'
import { campaignCreate } from '../../src/operations/campaigns/campaign-create.ts'
import { campaignTransition } from '../../src/operations/campaigns/campaign-transition.ts'
import { productsUpsert } from '../../src/operations/catalogue/products-upsert.ts'
import { customerUpsert } from '../../src/operations/customers/customer-upsert.ts'
import { cartCreate } from '../../src/operations/shopping/cart-create.ts'
import { rows } from '../../src/store/database.ts'
import type { TestApp } from './app.ts'

/** An amount in EUR. */
export const eur = (amount: number) => ({ amount, currency: 'EUR' })

/** Ten percent off the order. */
export const TENTH = [{ percentOff: { basisPoints: 1000 } }]

/** What a payload gives where nothing was refused; what was refused fails the test. */
export function given<Payload extends { readonly userErrors: readonly unknown[] }, Key extends keyof Payload>(
  payload: Payload,
  key: Key,
): NonNullable<Payload[Key]> {
  if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors))
  return payload[key]!
}

/** A published campaign. */
export async function publish(
  shop: TestApp,
  input: Partial<CampaignInput> & { readonly key: string },
): Promise<Campaign> {
  const marketer = shop.as('MARKETER')
  const defaults = { name: input.key, kind: 'PROMOTION' as const, display: { title: input.key }, effects: TENTH }
  const draft = given(await campaignCreate(marketer, { ...defaults, ...input }), 'campaign')
  return given(
    await campaignTransition(shop.as('MARKETER'), { id: draft.id, to: 'PUBLISH', expectedVersion: draft.version }),
    'campaign',
  )
}

/** A shopper. */
export async function shopper(
  shop: TestApp,
  externalId: string,
  more: Omit<CustomerUpsertInput, 'externalId'> = {},
): Promise<Customer> {
  return given(await customerUpsert(shop.as('SERVICE'), { externalId, ...more }), 'customer')
}

/** Products of the catalogue, at a price in EUR. */
export async function stock(shop: TestApp, prices: Readonly<Record<string, number>>): Promise<void> {
  const products = Object.entries(prices).map(([sku, price]) => ({ sku, name: sku, prices: [eur(price)] }))
  given(await productsUpsert(shop.as('SERVICE'), { products }), 'upserted')
}

/** A shopper's cart. */
export async function cartOf(shop: TestApp, customerId: string, lines: CartCreateInput['lines']): Promise<StoredCart> {
  return given(await cartCreate(shop.as('SHOPPER', customerId), { currency: 'EUR', lines }), 'cart')
}

/** A unique code of a campaign, as bulk generation writes it. */
export async function uniqueCode(shop: TestApp, campaign: Campaign, code: string, redeemable = 1): Promise<string> {
  const id = shop.services.newId()
  await rows(
    shop.services.database.open(),
    `insert into voucher (id, code, campaign_id, is_public, state, redeemed, redeemable, version, created_at)
     values ($1, $2, $3, false, 'ENABLED', 0, $4, 1, now())`,
    [id, code, campaign.id, redeemable],
  )
  return id
}

/** A voucher as the database has it. */
export async function voucherRow(shop: TestApp, code: string): Promise<Pick<Voucher, 'redeemed' | 'holderId'>> {
  const [row] = await rows<Voucher>(
    shop.services.database.open(),
    'select redeemed, holder_id as "holderId" from voucher where code = $1',
    [code],
  )
  return row!
}

/** A cart kept elsewhere: one line of one unit at this price, with codes. */
export function purchase(unitPrice: number, codes: string[] = [], more: Partial<EvaluateInput> = {}): EvaluateInput {
  return { currency: 'EUR', lines: [{ sku: 'thing', quantity: 1, unitPrice: eur(unitPrice) }], codes, ...more }
}
