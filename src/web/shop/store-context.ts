import { createContext, useContext } from 'react'
import type { ShopState } from './shop-state.ts'
import type { ShopStore } from './shop-store.ts'

/** The page's store and state for everything below. */
export const StoreContext = createContext<{ readonly store: ShopStore; readonly state: ShopState } | null>(null)

/** The store, for its steps, and the state as it is now. */
export function useShop(): { readonly store: ShopStore; readonly state: ShopState } {
  const shop = useContext(StoreContext)
  if (shop === null) throw new Error('useShop is used outside of App.')
  return shop
}
