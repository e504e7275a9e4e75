import { ConfigError, readDatabaseConfig } from './config.ts'
import type { Difference, Verification } from './domain/verification.ts'
import { verifiedId } from './graphql/verified-id.ts'
import { verify } from './operations/books/verify.ts'
import { startProblem } from './start-problem.ts'
import { openDatabase } from './store/database.ts'
import { EmbeddedPostgresError } from './store/postgres-binaries.ts'
import { reachEmbeddedPostgres } from './store/reach-postgres.ts'

/** Exit statuses. */
const CLEAN = 0
const DIFFERS = 1
const CANNOT_RUN = 2

/** `npm run verify`: adds the books up anew, beside a running shop or without one, and names each difference. */
async function main(): Promise<number> {
  const { databaseUrl, dataDir } = readDatabaseConfig(process.env)
  const postgres = databaseUrl ? { url: databaseUrl, leave: async () => {} } : await reachEmbeddedPostgres(dataDir)
  try {
    const database = await openDatabase(postgres.url, 1)
    const verification = await verify({ database }).finally(() => database.close())
    process.stdout.write(report(verification))
    return verification.isClean ? CLEAN : DIFFERS
  } finally {
    await postgres.leave()
  }
}

function report({ checks, isClean }: Verification): string {
  const lines = checks.flatMap(({ check, description, count, differences }) => [
    `${count === 0 ? 'ok  ' : 'NOT '} ${check}: ${description}`,
    ...differences.map(lineOf),
    ...(count > differences.length ? [`       and ${count - differences.length} more`] : []),
  ])
  return `${[...lines, isClean ? 'The books are clean.' : 'The books differ.'].join('\n')}\n`
}

function lineOf(difference: Difference): string {
  const { figure, kept, computed } = difference
  return `       ${verifiedId(difference)} ${figure}: kept ${kept ?? 'nothing'}, computed ${computed ?? 'nothing'}`
}

function refuse(error: unknown): number {
  const told = error instanceof ConfigError || error instanceof EmbeddedPostgresError
  const line = told ? error.message : startProblem(error)
  process.stderr.write(`${line ?? (error instanceof Error ? error.stack : String(error))}\n`)
  return CANNOT_RUN
}

process.exitCode = await main().catch(refuse)
