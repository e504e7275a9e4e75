import { setQuantity } from './basket-steps.ts'
import type { Product } from './demo-api.ts'
import { ProductDrawing } from './drawings/product-drawing.tsx'
import { type Cart, quantityOf } from './shop-state.ts'
import { Stepper } from './stepper.tsx'
import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

interface Props {
  readonly line: Cart['lines'][number]
  readonly applied: Cart['applied']
}

/** A good in the cart: how many, the old price beside the new one, and which offer took what off. */
export function CartLine({ line, applied }: Props) {
  const { store, state } = useShop()
  const product = useProduct(line.sku)
  const name = line.product?.name ?? line.sku
  const quantity = line.gift ? line.quantity : quantityOf(state, line.sku)
  return (
    <div className="line">
      {product && <ProductDrawing product={product} />}
      <div className="line-words">
        <span className="line-name">{name}</span>
        <Allocations line={line} applied={applied} />
        {line.gift ? (
          <span className="quiet">{quantity} ×</span>
        ) : (
          <Stepper name={name} quantity={quantity} onChange={(wanted) => void setQuantity(store, line.sku, wanted)} />
        )}
      </div>
      <LinePrice line={line} />
    </div>
  )
}

function useProduct(sku: string): Product | undefined {
  const { shelf } = useShop().state
  return shelf.kind === 'ready' ? shelf.value.products.find((product) => product.sku === sku) : undefined
}

function Allocations({ line, applied }: Props) {
  if (line.allocations.length === 0) return null
  return (
    <ul className="allocations">
      {line.allocations.map(({ sequence, amount }) => (
        <li key={sequence}>
          <span>{applied.find((incentive) => incentive.sequence === sequence)?.title}</span>
          <span>−{amount.formatted}</span>
        </li>
      ))}
    </ul>
  )
}

function LinePrice({ line: { subtotal, discount, total } }: Pick<Props, 'line'>) {
  const { words } = useWords()
  return (
    <span className="price line-price">
      <span className="price-now">{total.formatted}</span>
      {discount.amount > 0 && (
        <s>
          <span className="visually-hidden">{words.before} </span>
          {subtotal.formatted}
        </s>
      )}
    </span>
  )
}
