import { AddToCart } from './add-to-cart.tsx'
import type { Product } from './demo-api.ts'
import { ProductDrawing } from './drawings/product-drawing.tsx'
import { Price } from './price.tsx'
import { useWords } from './words.ts'

interface Props {
  readonly product: Product
  readonly currency: string
  readonly onOpen: () => void
}

/** A good on the shelf. */
export function ProductCard({ product, currency, onOpen }: Props) {
  const { words } = useWords()
  return (
    <article className="good">
      <button type="button" className="good-face" aria-haspopup="dialog" onClick={onOpen}>
        <ProductDrawing product={product} />
        {product.onSale && <span className="badge badge-sale">{words.sale}</span>}
        <span className="good-name">{product.name}</span>
      </button>
      <p className="good-note">{useNote(product)}</p>
      <div className="good-foot">
        <Price product={product} currency={currency} />
        <AddToCart product={product} />
      </div>
    </article>
  )
}

/** One line of what matters: origin and roast of beans, the maker of all else. */
function useNote({ attributes: { origin, roast }, brand }: Product): string {
  const { words } = useWords()
  if (typeof origin === 'string' && typeof roast === 'string') return `${origin}, ${words.roasts[roast] ?? roast}`
  return brand ?? ''
}
