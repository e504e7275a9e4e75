import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import type { Turn } from './contest.ts'

/**
 * The least that redeems exactly once: a key, an order, a guarded code or a guarded budget, the redemption, in one SQL function over bare
 * tables (no triggers, no foreign keys). No price is worked out, no rule is judged.
 */
const LEAST_REDEEM = `
  create table least_key (key text primary key, redemption_id uuid not null);
  create table least_order (reference text primary key, redemption_id uuid not null, content jsonb not null, paid_at timestamptz not null);
  create table least_redemption (id uuid primary key, content jsonb not null, created_at timestamptz not null);
  create table least_voucher (code text primary key, redeemed integer not null, redeemable integer not null) with (fillfactor = 90);
  create table least_budget (id integer primary key, used bigint not null, most bigint not null) with (fillfactor = 50);
  create sequence least_at;
  create function least_redeem(what text, prefix text, content jsonb) returns text language plpgsql as $$
  declare
    at bigint := nextval('least_at');
    redemption uuid := gen_random_uuid();
  begin
    insert into least_key values ('key-' || at, redemption) on conflict do nothing;
    if not found then return 'replayed'; end if;
    insert into least_order values ('order-' || at, redemption, content, now()) on conflict do nothing;
    if not found then raise 'taken'; end if;
    if prefix is not null then
      update least_voucher set redeemed = redeemed + 1 where code = prefix || at and redeemed < redeemable;
      if not found then raise 'the code is used'; end if;
    end if;
    insert into least_redemption values (redemption, content, now());
    if what = 'budget' then
      update least_budget set used = used + 1 where id = 1 and used < most;
      if not found then raise 'the budget is spent'; end if;
    end if;
    return 'kept';
  end $$`

/** As much as Boon freezes of one redemption. */
const CONTENT = JSON.stringify({
  lines: Array.from({ length: 3 }, (_, at) => ({
    id: '0190a8e0-0000-7000-8000-000000000000',
    sku: `sku-${at}`,
    quantity: at + 1,
    unitPrice: 799 + 37 * at,
    listPrice: null,
    categories: [],
    brand: null,
    onSale: false,
    floorPrice: 0,
    attributes: {},
    gift: false,
    discount: 80,
    allocations: [{ sequence: 1, amount: 80, units: null }],
  })),
  applied: [
    { sequence: 1, kind: 'VOUCHER', campaignId: '0190a8e0-0000-7000-8000-000000000000', base: 5090, amount: 509 },
  ],
})

/** Makes the bare tables: so many codes, and a budget of this size. */
export async function fillLeast(url: string, codes: number, budget: number): Promise<void> {
  const client = await open(url)
  await client.query(LEAST_REDEEM)
  await client.query(`insert into least_voucher select 'LEAST-' || at, 0, 1 from generate_series(1, $1::integer) at`, [
    codes,
  ])
  await client.query('insert into least_budget values (1, 0, $1)', [budget])
  await client.query('vacuum analyze')
  await client.end()
}

/** What the bare tables hold afterwards. */
export async function leastKept(url: string): Promise<number> {
  const client = await open(url)
  const { rows } = await client.query<{ count: string }>('select count(*) as count from least_redemption')
  await client.end()
  return Number(rows[0]!.count)
}

/** The call, for a code of its own each time, or for one budget. */
export function leastCall(what: 'code' | 'budget') {
  return {
    name: `least_${what}`,
    text: 'select least_redeem($1, $2, $3) as outcome',
    values: [what, what === 'code' ? 'LEAST-' : null, CONTENT],
  }
}

/** The function called by clients of this process through the bare driver, over so many connections. */
export async function leastByDriver(url: string, what: 'code' | 'budget', connections: number) {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  const call = leastCall(what)
  return {
    operation: async (): Promise<void> => {
      const { rows } = await pool.query<{ outcome: string }>(call)
      if (rows[0]!.outcome !== 'kept') throw new Error(rows[0]!.outcome)
    },
    close: () => pool.end(),
  }
}

/** Whether PostgreSQL's own load generator is at hand. */
export function hasPgbench(): boolean {
  return spawnSync('pgbench', ['--version']).status === 0
}

/** The function called by pgbench: PostgreSQL under load by a client that costs next to nothing. */
export async function leastByPgbench(
  url: string,
  what: 'code' | 'budget',
  clients: number,
  seconds: number,
): Promise<Turn> {
  const folder = mkdtempSync(join(tmpdir(), 'boon-pgbench-'))
  const script = join(folder, 'redeem.sql')
  const prefix = what === 'code' ? `'LEAST-'` : 'null'
  // What follows a colon at once would be a variable to pgbench.
  const content = CONTENT.replaceAll('":', '": ')
  writeFileSync(script, `select least_redeem('${what}', ${prefix}, '${content}');\n`)
  const asked = [
    '-n',
    '-M',
    'prepared',
    '-c',
    String(clients),
    '-j',
    '1',
    '-T',
    String(Math.max(2, Math.round(seconds))),
  ]
  const child = spawn('pgbench', [...asked, '-f', script, url], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [said, problems] = await Promise.all([text(child.stdout), text(child.stderr)])
  rmSync(folder, { recursive: true, force: true })
  const perSecond = Number(/tps = ([\d.]+)/.exec(said)?.[1])
  if (!(perSecond > 0)) throw new Error(`pgbench: ${problems}`)
  return { perSecond, medianMilliseconds: (clients / perSecond) * 1000, cpuMilliseconds: 0 }
}

async function open(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}
