import { useEffect, useRef } from 'react'
import { HeroDrawing } from './drawings/hero-drawing.tsx'
import { Sums } from './cart-totals.tsx'
import type { Receipt } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

interface Props {
  readonly receipt: Receipt
  readonly onClose: () => void
}

/** After a purchase: the order's reference and what was paid. */
export function Thanks({ receipt: { orderReference, cart }, onClose }: Props) {
  const { store } = useShop()
  const { words } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const startOver = (): void => {
    store.set({ receipt: null })
    onClose()
  }
  return (
    <div className="thanks">
      <HeroDrawing />
      <h3 ref={heading} tabIndex={-1}>
        {words.thanks}
      </h3>
      <p>{words.thanksLead(orderReference)}</p>
      <Sums cart={cart} totalName={words.paid} />
      <button type="button" className="button button-wide" onClick={startOver}>
        {words.newOrder}
      </button>
    </div>
  )
}
