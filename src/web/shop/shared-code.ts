import { applyCode } from './basket-steps.ts'
import type { ShopStore } from './shop-store.ts'

/** Puts the code of a share link on the cart, and takes it out of the address, so that no reload does it again. */
export async function applySharedCode(store: ShopStore): Promise<void> {
  const address = new URL(window.location.href)
  const code = address.searchParams.get('code')
  if (code === null || code.trim() === '') return
  address.searchParams.delete('code')
  window.history.replaceState(null, '', address)
  await applyCode(store, code)
}
