import type { PageRequest } from '../../domain/page.ts'
import type { Segment } from '../../domain/segment.ts'
import type { CountablePage } from '../../store/page-of.ts'
import { listSegments } from '../../store/read-segments.ts'
import type { Session } from '../session.ts'

/** Segments, newest first: all, or those whose key or name holds `search`. */
export function segments(
  session: Session,
  { search, page }: { readonly search?: string | null; readonly page: PageRequest },
): Promise<CountablePage<Segment>> {
  return listSegments(session.db, search ?? null, page)
}
