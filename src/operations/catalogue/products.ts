import type { Page, PageRequest } from '../../domain/page.ts'
import type { Product } from '../../domain/product.ts'
import { listProducts } from '../../store/read-products.ts'
import type { Session } from '../session.ts'

/** Goods, newest first: all, or those whose name or sku holds `search`. */
export function products(
  session: Session,
  { search, page }: { readonly search?: string | null; readonly page: PageRequest },
): Promise<Page<Product>> {
  return listProducts(session.db, search ?? null, page)
}
