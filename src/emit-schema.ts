import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { roleTable } from './graphql/role-table.ts'
import { buildBoonSchema } from './graphql/schema.ts'
import { printedSchema } from './graphql/print-schema.ts'

/** Writes what is generated of the schema: schema.graphql, and the table of roles. Run by `npm run schema`. */
function emit(): void {
  const schema = buildBoonSchema()
  const root = new URL('../', import.meta.url)
  mkdirSync(fileURLToPath(new URL('docs/', root)), { recursive: true })
  writeFileSync(new URL('schema.graphql', root), printedSchema(schema))
  writeFileSync(new URL('docs/roles.md', root), `${roleTable(schema)}\n`)
}

emit()
