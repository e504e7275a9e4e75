import { customersThere } from '../../store/read-customers.ts'
import type { Services } from '../session.ts'

/** Those of these customers (UUIDs) whom the shop has now: an erased one is missing, and so is a visitor of whom nothing is kept yet. */
export async function knownCustomers(
  { database }: Pick<Services, 'database'>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  return ids.length === 0 ? new Set() : customersThere(database.open(), ids)
}
