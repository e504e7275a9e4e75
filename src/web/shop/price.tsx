import type { Product } from './demo-api.ts'
import { formatAmount, inCurrency } from './format.ts'
import { useWords } from './words.ts'

/** What a good costs, with the price before the sale beside it. */
export function Price({ product, currency }: { readonly product: Product; readonly currency: string }) {
  const { words, locale } = useWords()
  const price = inCurrency(product.prices, currency)
  const before = product.onSale ? inCurrency(product.listPrices, currency) : undefined
  if (!price) return null
  return (
    <span className="price">
      <span className="price-now">{formatAmount(price, locale)}</span>
      {before && before.amount > price.amount && (
        <s>
          <span className="visually-hidden">{words.before} </span>
          {formatAmount(before, locale)}
        </s>
      )}
    </span>
  )
}
