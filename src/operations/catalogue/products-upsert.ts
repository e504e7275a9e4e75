import type { ProductsUpsertInput } from '../../domain/input/catalogue-input.ts'
import { parseProducts, productWith } from '../../domain/parse-catalogue.ts'
import type { Rejection } from '../../domain/rejection.ts'
import { inTransaction } from '../../store/transaction.ts'
import { lockProducts, writeProducts } from '../../store/write-products.ts'
import { announce, type Session } from '../session.ts'

/** What changing goods answers. */
export interface ProductsPayload {
  readonly upserted: number
  readonly userErrors: readonly Rejection[]
}

/** Makes or changes at most 500 goods by sku: absent keeps, null clears. All of them, or none and every problem with its path. */
export async function productsUpsert(session: Session, { products }: ProductsUpsertInput): Promise<ProductsPayload> {
  const parsed = parseProducts(products, ['products'])
  if (!parsed.ok) return { upserted: 0, userErrors: parsed.rejections }
  const drafts = parsed.value
  if (drafts.length === 0) return { upserted: 0, userErrors: [] }
  await inTransaction(session.db, async (db) => {
    const known = await lockProducts(
      db,
      drafts.map(({ sku }) => sku),
    )
    await writeProducts(
      db,
      drafts.map((draft) => {
        const current = known.get(draft.sku)
        return { id: current?.id ?? session.services.newId(), ...productWith(current ?? null, draft) }
      }),
    )
  })
  announce(session, 'products')
  return { upserted: drafts.length, userErrors: [] }
}
