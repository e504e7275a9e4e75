import { AddToCart } from './add-to-cart.tsx'
import type { Product } from './demo-api.ts'
import { Dialog } from './dialog.tsx'
import { ProductDrawing } from './drawings/product-drawing.tsx'
import { OfferStrip } from './offer-strip.tsx'
import { Price } from './price.tsx'
import { offersAt } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

interface Props {
  /** Null: closed. */
  readonly product: Product | null
  readonly currency: string
  readonly onClose: () => void
}

/** One good from near, with the offers of product pages. */
export function ProductDialog({ product, currency, onClose }: Props) {
  const { state } = useShop()
  const { words } = useWords()
  return (
    <Dialog open={product !== null} title={product?.name ?? ''} kind="card" onClose={onClose}>
      {product !== null && (
        <div className="near">
          <ProductDrawing product={product} />
          <dl className="traits">
            {traitsOf(product, words).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <div className="good-foot">
            <Price product={product} currency={currency} />
            <AddToCart product={product} />
          </div>
          <OfferStrip title={words.offersForThis} offers={offersAt(state, 'product')} />
        </div>
      )}
    </Dialog>
  )
}

function traitsOf({ attributes, brand }: Product, words: ReturnType<typeof useWords>['words']): [string, string][] {
  const { roast, origin, notes, contents } = attributes
  const traits: [string, unknown][] = [
    [words.origin, origin],
    [words.roast, typeof roast === 'string' ? words.roasts[roast] : undefined],
    [words.notes, notes],
    [words.details, contents],
    [words.brand, brand],
  ]
  return traits.filter((trait): trait is [string, string] => typeof trait[1] === 'string')
}
