import { startTestPostgres } from './postgres.ts'

/** One PostgreSQL and one migrated template database for all workers. */
export default async function globalSetup(): Promise<void> {
  await startTestPostgres()
}
