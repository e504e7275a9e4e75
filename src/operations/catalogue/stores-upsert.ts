import type { StoresUpsertInput } from '../../domain/input/catalogue-input.ts'
import { parseStores, storeWith } from '../../domain/parse-catalogue.ts'
import type { Rejection } from '../../domain/rejection.ts'
import type { Store } from '../../domain/store.ts'
import { inTransaction } from '../../store/transaction.ts'
import { lockStores, writeStores } from '../../store/write-stores.ts'
import type { Session } from '../session.ts'

/** What changing stores answers: those named, in the order of the call. */
export interface StoresPayload {
  readonly stores: readonly Store[]
  readonly userErrors: readonly Rejection[]
}

/** Makes or changes at most 500 stores by key: absent keeps, null clears. All of them, or none and every problem with its path. */
export async function storesUpsert(session: Session, input: StoresUpsertInput): Promise<StoresPayload> {
  const parsed = parseStores(input.stores, ['stores'])
  if (!parsed.ok) return { stores: [], userErrors: parsed.rejections }
  const drafts = parsed.value
  const keys = drafts.map(({ key }) => key)
  const written = await inTransaction(session.db, async (db) => {
    const known = await lockStores(db, keys)
    return writeStores(
      db,
      drafts.map((draft) => {
        const current = known.get(draft.key)
        return { id: current?.id ?? session.services.newId(), ...storeWith(current ?? null, draft) }
      }),
    )
  })
  const byKey = new Map(written.map((store) => [store.key, store]))
  return { stores: keys.flatMap((key) => byKey.get(key) ?? []), userErrors: [] }
}
