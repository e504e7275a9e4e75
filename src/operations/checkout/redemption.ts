import type { Redemption } from '../../domain/redemption.ts'
import type { Session } from '../session.ts'

/** A redemption by id (support, marketers, services); null where there is none. */
export async function redemption(session: Session, { id }: { readonly id: string | null }): Promise<Redemption | null> {
  return id === null ? null : session.load.redemption.load(id)
}
