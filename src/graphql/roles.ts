import { Extensions } from 'type-graphql'
import type { Role } from '../domain/role.ts'
import { Forbidden } from '../operations/errors.ts'
import { maySee, type Session } from '../operations/session.ts'

/** Who may read or call a field: some roles, or anyone, with a token or without. */
export type Allowed = readonly Role[] | 'ANYONE'

/** Roles that act for the shop rather than for themselves; an admin counts as one of them everywhere. */
export const STAFF: readonly Role[] = ['SUPPORT', 'MARKETER', 'SERVICE']

/** Only these roles may: others get FORBIDDEN, or null where the field is a nullable one of a type. Every root field names its roles. */
export function Roles(...roles: readonly Role[]): PropertyDecorator & MethodDecorator {
  return Extensions({ allowed: roles })
}

/** Answers without a token too. */
export function Anyone(): PropertyDecorator & MethodDecorator {
  return Extensions({ allowed: 'ANYONE' })
}

/** Null unless the caller is this customer, or staff. */
export function OwnerOnly<Source>(ownerOf: (source: Source) => string | null): PropertyDecorator & MethodDecorator {
  return Extensions({ ownerOf })
}

/** What the decorators above leave on a field. */
export interface AccessRules {
  readonly allowed?: Allowed
  readonly ownerOf?: (source: never) => string | null
}

/** Whether a caller may. An admin may everything that needs no viewer. */
export function isAllowed({ viewer }: Pick<Session, 'viewer'>, allowed: Allowed): boolean {
  if (allowed === 'ANYONE') return true
  return viewer !== null && rolesWith(allowed).includes(viewer.role)
}

/** The roles named, and ADMIN wherever any of them is not a shopper's. */
export function rolesWith(roles: readonly Role[]): readonly Role[] {
  const needsViewer = roles.every((role) => role === 'VISITOR' || role === 'SHOPPER')
  return needsViewer || roles.includes('ADMIN') ? roles : [...roles, 'ADMIN']
}

/** Refuses a caller who may not. */
export function demand(session: Session, allowed: Allowed): void {
  if (!isAllowed(session, allowed)) throw new Forbidden()
}

/** Whether the caller may see a field of this source. */
export function maySeeField(session: Session, { allowed, ownerOf }: AccessRules, source: never): boolean {
  return (allowed === undefined || isAllowed(session, allowed)) && (!ownerOf || maySee(session, ownerOf(source)))
}
