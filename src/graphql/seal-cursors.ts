import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { BadInput } from '../operations/errors.ts'
import type { Session } from '../operations/session.ts'

type Field = GraphQLField<unknown, Session>

/** 72 bits: nobody guesses them, and cursors stay short. */
const SEAL_BYTES = 9

/**
 * Seals every cursor of a list that leaves the schema (`PageInfo`, edges), and opens the `after` of every list on its way in, so that no list
 * can forget to: positions are values of the database's, and only those that a server gave out come back. Streams have cursors of their own.
 */
export function sealCursors(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type === schema.getSubscriptionType()) continue
    const fields = type.getFields()
    const given = type.name === 'PageInfo' ? ['startCursor', 'endCursor'] : type.name.endsWith('Edge') ? ['cursor'] : []
    for (const name of given) sealAnswer(fields[name] as Field)
    for (const field of Object.values(fields)) if (field.args.some(({ name }) => name === 'after')) openAfter(field)
  }
}

function sealAnswer(field: Field): void {
  const resolve = field.resolve ?? defaultFieldResolver
  field.resolve = (source, args, session, info) => {
    const cursor = resolve(source, args, session, info) as string | null
    return cursor === null ? null : `${cursor}.${sealOf(session, cursor)}`
  }
}

function openAfter(field: Field): void {
  const resolve = field.resolve ?? defaultFieldResolver
  field.resolve = (source, args, session, info) =>
    resolve(
      source,
      typeof args.after === 'string' ? { ...args, after: opened(session, args.after) } : args,
      session,
      info,
    )
}

function opened(session: Session, sealed: string): string {
  const [cursor = '', seal = '', ...more] = sealed.split('.')
  const due = Buffer.from(sealOf(session, cursor))
  const sent = Buffer.from(seal)
  if (more.length === 0 && sent.length === due.length && timingSafeEqual(sent, due)) return cursor
  throw new BadInput('`after` is not a cursor of this list.', ['after'])
}

function sealOf({ services: { cursorKey } }: Session, cursor: string): string {
  const seal = createHmac('sha256', cursorKey).update('list\0').update(cursor).digest()
  return seal.subarray(0, SEAL_BYTES).toString('base64url')
}
