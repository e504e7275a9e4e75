import pg from 'pg'

/**
 * Copies the one redemption of a shop of the benchmarks until there are so many, books and all: by all shoppers in turn, a second from one to the
 * next, all of them old enough for their keys and notes to have been forgotten.
 */
export async function fillHistory(url: string, uses: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  // What triggers would note is either forgotten by now, or filled here.
  await client.query('set session_replication_role = replica')
  await client.query(made(uses))
  await client.query('analyze made')
  for (const [table, changed] of Object.entries(CHANGED)) await copyRows(client, table, changed)
  await client.query(ACTIVITY)
  await client.query(`update limit_counter set used = used + ${uses - 1} where position('#' in key) = 0`)
  await client.query(`update voucher set redeemed = redeemed + ${uses - 1} where code = 'BUDGET'`)
  await client.query('vacuum analyze')
  await client.query('checkpoint')
  await client.end()
}

/** The copies, ids growing with time as Boon's own do: random ones would fill indexes several times slower. */
function made(uses: number): string {
  return `
    create temporary table made as
    select number, uuidv7(since) as id, uuidv7(since) as order_id, 'copy-' || number as reference, customer_id, now() + since as at
    from generate_series(2, ${uses}) number
    cross join lateral (select interval '-60 days' - (${uses} - number) * interval '1 second' as since) span
    join (select id as customer_id, row_number() over (order by external_id) as place from customer) shopper
      on place = 1 + number % (select count(*) from customer)`
}

/** What differs from the first one in each table that keeps something of a redemption for ever. */
const CHANGED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  redemption: { id: 'made.id', order_reference: 'reference', customer_id: 'made.customer_id', created_at: 'made.at' },
  redemption_use: { redemption_id: 'made.id', created_at: 'made.at' },
  shop_order: {
    id: 'order_id',
    reference: 'made.reference',
    redemption_id: 'made.id',
    customer_id: 'made.customer_id',
    paid_at: 'made.at',
  },
  order_reference: { reference: 'made.reference', redemption_id: 'made.id' },
  limit_entry: { redemption_id: 'made.id', at: 'made.at' },
}

/** Column by column: a record taken apart would be made anew for each of its columns. */
async function copyRows(client: pg.Client, table: string, changed: Readonly<Record<string, string>>): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped`,
  )
  const names = rows.map(({ name }) => name)
  const values = names.map((name) => changed[name] ?? `one.${name}`)
  await client.query(
    `insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from ${table} one cross join made order by number`,
  )
}

const ACTIVITY = `
  insert into customer_activity as kept (customer_id, version) select customer_id, count(*) from made group by customer_id
  on conflict (customer_id) do update set version = kept.version + excluded.version`
