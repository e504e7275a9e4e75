import { useState } from 'react'
import { OfferStrip } from './offer-strip.tsx'
import type { Product } from './demo-api.ts'
import { inCurrency } from './format.ts'
import { ProductCard } from './product-card.tsx'
import { ProductDialog } from './product-dialog.tsx'
import { SHELVES, type ShelfName } from './shelves.ts'
import { currencyOf, offersAt } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

interface Props {
  readonly name: ShelfName
  readonly onChoose: (name: ShelfName) => void
}

/** The goods of one shelf, with the offers that hang beside it. */
export function Shelf({ name, onChoose }: Props) {
  const { store, state } = useShop()
  const { words } = useWords()
  const [opened, setOpened] = useState<Product | null>(null)
  if (state.shelf.kind === 'loading') return <Ghosts />
  if (state.shelf.kind === 'failed') {
    return (
      <div className="empty" role="alert">
        <p>{words.loadFailed}</p>
        <button type="button" className="button" onClick={() => void store.load()}>
          {words.retry}
        </button>
      </div>
    )
  }
  const currency = currencyOf(state)
  const sold = state.shelf.value.products.filter(({ prices }) => inCurrency(prices, currency))
  const goods = name === 'all' ? sold : sold.filter(({ categories }) => categories.includes(name))
  return (
    <>
      <ShelfFilter name={name} onChoose={onChoose} />
      <OfferStrip title={words.offersHere} offers={offersAt(state, `category:${name}`)} />
      <p className="quiet" aria-live="polite">
        {goods.length === 0 ? words.nothingHere : words.goods(goods.length)}
      </p>
      <ul className="goods">
        {goods.map((product) => (
          <li key={product.sku}>
            <ProductCard product={product} currency={currency} onOpen={() => setOpened(product)} />
          </li>
        ))}
      </ul>
      <ProductDialog product={opened} currency={currency} onClose={() => setOpened(null)} />
    </>
  )
}

function ShelfFilter({ name, onChoose }: Props) {
  const { words } = useWords()
  return (
    <nav className="filter" aria-label={words.filter}>
      {SHELVES.map((shelf) => (
        <button key={shelf} type="button" aria-pressed={shelf === name} onClick={() => onChoose(shelf)}>
          {shelf === 'all' ? words.all : words.categories[shelf]}
        </button>
      ))}
    </nav>
  )
}

function Ghosts() {
  const { words } = useWords()
  return (
    <div role="status">
      <p className="quiet">{words.loading}</p>
      <ul className="goods" aria-hidden="true">
        {[1, 2, 3, 4, 5, 6, 7, 8].map((ghost) => (
          <li key={ghost} className="good ghost" />
        ))}
      </ul>
    </div>
  )
}
