import { Extensions } from 'type-graphql'
import type { Session } from '../operations/session.ts'

/** How a field without arguments is worked out of its source. */
export type Compute = (source: never, session: Session) => unknown

/** A field that is worked out of its source: `source` is what the operation returned, `session` the request's world. */
export function Computed<Source>(
  compute: (source: Source, session: Session) => unknown,
): PropertyDecorator & MethodDecorator {
  return Extensions({ compute })
}

/** Exactly one field of this input must be set (`@oneOf`). */
export function OneOf(): ClassDecorator {
  return Extensions({ oneOf: true }) as ClassDecorator
}
