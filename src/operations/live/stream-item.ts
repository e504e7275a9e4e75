import type { Session } from '../session.ts'

/** One event with the session in which it was read: fresh for each reading, so that its contents are as they were then and authorised anew. */
export interface StreamItem<T> {
  readonly session: Session
  readonly value: T
}
