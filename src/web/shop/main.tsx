import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { followShop } from './live-shop.ts'
import { applySharedCode } from './shared-code.ts'
import { ShopStore } from './shop-store.ts'
import './base.css'
import './header.css'
import './shelf.css'
import './offers.css'
import './drawer.css'
import './cart.css'

const store = new ShopStore()
void store.load().then(() => applySharedCode(store))
followShop(store)
createRoot(document.querySelector('#shop')!).render(
  <StrictMode>
    <App store={store} />
  </StrictMode>,
)
