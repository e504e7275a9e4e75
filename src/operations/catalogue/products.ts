import type { PageRequest } from '../../domain/page.ts'
import type { Product } from '../../domain/product.ts'
import type { CountablePage } from '../../store/page-of.ts'
import { listProducts } from '../../store/read-products.ts'
import type { Session } from '../session.ts'

/** Goods, newest first: all, or those whose name or sku holds `search`. */
export function products(
  session: Session,
  { search, page }: { readonly search?: string | null; readonly page: PageRequest },
): Promise<CountablePage<Product>> {
  return listProducts(session.db, search ?? null, page)
}
