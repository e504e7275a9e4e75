import { stopTestPostgres } from './postgres.ts'

/** Nothing of the tests' PostgreSQL stays behind. */
export default async function globalTeardown(): Promise<void> {
  await stopTestPostgres()
}
