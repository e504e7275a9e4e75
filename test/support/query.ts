import pg from 'pg'

/** Names of the variables through which the global set-up speaks to the workers. */
export const serverVariable = 'TEST_SERVER_URL'
export const templateVariable = 'TEST_TEMPLATE_DATABASE'

/** The same server, another database. */
export function atDatabase(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  // Whoever waits for an answer is told; nobody else need be.
  client.on('error', () => {})
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}
