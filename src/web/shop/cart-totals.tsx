import { buy } from './basket-steps.ts'
import { formatPoints } from './format.ts'
import type { Cart } from './shop-state.ts'
import { useShop } from './store-context.ts'
import type { Words } from './words-en.ts'
import { useWords } from './words.ts'

/** What it comes to, offer by offer, and the button that pays. */
export function CartTotals({ cart }: { readonly cart: Cart }) {
  const { store, state } = useShop()
  const { words } = useWords()
  const isWaiting = state.busy || Object.keys(state.wanted).length > 0
  return (
    <div className="totals">
      <Sums cart={cart} totalName={words.total} />
      <button type="button" className="button button-wide" disabled={isWaiting} onClick={() => void buy(store)}>
        {isWaiting ? '…' : words.checkout(cart.total.formatted)}
      </button>
      <p className="quiet">{words.checkoutNote}</p>
    </div>
  )
}

/** The sums alone: goods, each offer, delivery, what gift cards and points pay, total, and what the order earns. */
export function Sums({ cart, totalName }: { readonly cart: Cart; readonly totalName: string }) {
  const { words, locale } = useWords()
  const { subtotal, applied, shipping, total, discountTotal, tenders, pointsToEarn } = cart
  return (
    <>
      <dl className="sums">
        <Sum name={words.subtotal} value={subtotal.formatted} />
        {shipping !== null && (
          <Sum
            name={words.delivery}
            value={shipping.subtotal.amount === 0 ? words.free : shipping.subtotal.formatted}
          />
        )}
        {applied.map(({ sequence, title, code, amount }) => (
          <Sum
            key={sequence}
            name={code === null ? title : `${title} (${code})`}
            value={`−${amount.formatted}`}
            isOff
          />
        ))}
        {tenders.map(({ amount, points, loyaltyCard }, at) => (
          <Sum
            key={at}
            name={tenderName({ points, loyaltyCard }, words, locale)}
            value={`−${amount.formatted}`}
            isOff
          />
        ))}
        <div className="sum sum-total" aria-live="polite" aria-atomic="true">
          <dt>{totalName}</dt>
          <dd>{total.formatted}</dd>
        </div>
      </dl>
      {discountTotal.amount > 0 && <p className="saved">{words.saved(discountTotal.formatted)}</p>}
      {pointsToEarn.map(({ points, program }) => (
        <p key={program.pointsName} className="quiet">
          {words.earns(formatPoints(points, program, locale))}
        </p>
      ))}
    </>
  )
}

type Tender = Cart['tenders'][number]

function tenderName(
  { points, loyaltyCard }: Pick<Tender, 'points' | 'loyaltyCard'>,
  words: Words,
  locale: string,
): string {
  if (points === null || loyaltyCard === null) return words.byGiftCard
  return words.byPoints(formatPoints(points, loyaltyCard.program, locale))
}

function Sum({
  name,
  value,
  isOff = false,
}: {
  readonly name: string
  readonly value: string
  readonly isOff?: boolean
}) {
  return (
    <div className={isOff ? 'sum sum-off' : 'sum'}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
