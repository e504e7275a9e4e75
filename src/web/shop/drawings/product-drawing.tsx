import type { Product } from '../demo-api.ts'
import { BagDrawing } from './bag-drawing.tsx'
import { CupDrawing } from './cup-drawing.tsx'
import { GiftDrawing } from './gift-drawing.tsx'
import { GrinderDrawing } from './grinder-drawing.tsx'
import { MachineDrawing } from './machine-drawing.tsx'
import { SubscriptionDrawing } from './subscription-drawing.tsx'

/** A picture of a good, drawn from what is known of it. Decoration: the name stands beside it. */
export function ProductDrawing({ product }: { readonly product: Product }) {
  return (
    <svg className="drawing" viewBox="0 0 120 120" aria-hidden="true">
      <ellipse cx="60" cy="106" rx="38" ry="5" className="shadow" />
      <Thing product={product} />
    </svg>
  )
}

function Thing({ product }: { readonly product: Product }) {
  const isIn = (category: string): boolean => product.categories.includes(category)
  if (isIn('machines')) return <MachineDrawing product={product} />
  if (isIn('grinders')) return <GrinderDrawing product={product} />
  if (isIn('cups')) return <CupDrawing product={product} />
  if (isIn('gifts')) return <GiftDrawing product={product} />
  if (isIn('subscriptions')) return <SubscriptionDrawing product={product} />
  return <BagDrawing product={product} />
}
