import { type GraphQLSchema, isObjectType } from 'graphql'
import { type Role, ROLES } from '../domain/role.ts'
import { accessRules, rootTypes } from './finish-schema.ts'
import { type Allowed, rolesWith } from './roles.ts'

/** Who may call or read what, as Markdown: `npm run schema` writes it to docs/roles.md. */
export function roleTable(schema: GraphQLSchema): string {
  const roots = rootTypes(schema).map(({ name }) => name)
  const types = Object.values(schema.getTypeMap()).filter(isObjectType)
  const rows = types.flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => {
      const { allowed, ownerOf } = accessRules(field)
      if (allowed === undefined && ownerOf === undefined) return []
      return [{ type: type.name, field: field.name, allowed: allowed ?? null }]
    }),
  )
  const sorted = rows.toSorted((a, b) => `${a.type}.${a.field}`.localeCompare(`${b.type}.${b.field}`, 'en'))
  return [
    '# Who may call and read what',
    '',
    'Written by `npm run schema` from the decorators in `src/graphql`; a test holds it fresh.',
    'An admin may everything that needs no viewer. Without a token only the column "anyone" counts.',
    '',
    ...roots.flatMap((root) =>
      section(
        root,
        sorted.filter(({ type }) => type === root),
      ),
    ),
    '## Fields of types',
    '',
    'Fields not listed are for whoever got hold of their object. Elsewhere a nullable field answers null, and one that is never null refuses with FORBIDDEN.',
    '"own": the customer concerned, besides the roles ticked.',
    '',
    ...tableOf(sorted.filter(({ type }) => !roots.includes(type))),
  ].join('\n')
}

interface Row {
  readonly type: string
  readonly field: string
  /** Null: staff, and the customer concerned. */
  readonly allowed: Allowed | null
}

const STAFF_AND_OWNER: readonly Role[] = ['SUPPORT', 'MARKETER', 'SERVICE', 'ADMIN']

function section(root: string, rows: readonly Row[]): string[] {
  return [`## ${root}`, '', ...tableOf(rows), '']
}

function tableOf(rows: readonly Row[]): string[] {
  const head = ['field', 'anyone', ...ROLES.map((role) => role.toLowerCase())]
  const lines = [head, head.map(() => '---'), ...rows.map(cellsOf)]
  return lines.map((cells) => `| ${cells.join(' | ')} |`)
}

function cellsOf({ type, field, allowed }: Row): string[] {
  const roles = allowed === 'ANYONE' ? ROLES : rolesWith(allowed ?? STAFF_AND_OWNER)
  const ticks = ROLES.map((role) => tick(role, roles.includes(role), allowed === null))
  return [`\`${type}.${field}\``, allowed === 'ANYONE' ? 'x' : '', ...ticks]
}

function tick(role: Role, may: boolean, ownersToo: boolean): string {
  if (may) return 'x'
  return ownersToo && (role === 'VISITOR' || role === 'SHOPPER') ? 'own' : ''
}
