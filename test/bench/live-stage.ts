import { setTimeout as wait } from 'node:timers/promises'
import { rows } from '../../src/store/database.ts'
import { benchEnvironment, type BenchShop, openBenchShop } from './bench-shop.ts'
import type { Cluster } from './cluster.ts'
import { type Pool, startPool } from './pool.ts'
import { build, type ServerProcess, startNeighbour, startServerProcess } from './processes.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- answers of any shape.
type Json = Record<string, any>

/** Groups of shoppers: each campaign of the stage is for one of them. */
export const GROUPS = 100

/** A stream counts as open before it has read for the first time. */
const REST_MILLISECONDS = 1500

const EVENTS = `subscription ($after: String) { offersChanged(after: $after) { __typename ... on StreamEvent { eventId cursor }
  ... on OfferBecameEligible { offer { id status title } } ... on OfferWithdrawn { offerId } } }`

/** A campaign that can be switched on and off. */
interface Toggled {
  readonly id: string
  version: number
  up: boolean
}

/** Two servers, a constant one beside them, and shoppers who listen. */
export interface Stage {
  readonly shop: BenchShop
  readonly here: ServerProcess
  readonly there: ServerProcess
  readonly constant: ServerProcess
  readonly tokens: readonly string[]
  /** One for each group, the next for the first shopper alone, the last for everybody. All are down. */
  readonly campaigns: readonly Toggled[]
  call(server: ServerProcess, query: string, variables: Json): Promise<Json>
  /** Switches a campaign. */
  toggle(server: ServerProcess, campaign: Toggled): Promise<void>
  /** Opens so many sockets on these servers, turn by turn, and lets them come to rest; how long it took until all were subscribed. */
  listen(pool: Pool, servers: readonly ServerProcess[], count: number): Promise<number>
  close(): Promise<void>
}

/** Sets the stage for so many shoppers; `more`: of the servers' environment. */
export async function setStage(
  cluster: Cluster,
  count: number,
  more: Readonly<Record<string, string>> = {},
): Promise<Stage> {
  const url = await cluster.database()
  const shop = await openBenchShop(url, 5)
  const program = build('boon-bench-live')
  const environment: Record<string, string> = { ...benchEnvironment(url), BOON_TRUST_PROXY: '1', ...more }
  const [here, there] = await Promise.all([
    startServerProcess(program, environment),
    startServerProcess(program, environment),
  ])
  const constant = await startNeighbour('./constant-server.ts', {
    DATABASE_URL: url,
    GROUPS: String(GROUPS),
  })
  const call = (server: ServerProcess, query: string, variables: Json) =>
    post(server, environment.BOON_ADMIN_KEY!, query, variables)
  const campaigns: Toggled[] = []
  for (const condition of conditions()) campaigns.push(await create(call, here, condition, campaigns.length))
  const tokens = await shoppers(shop, count)
  return {
    shop,
    here: here!,
    there: there!,
    constant,
    tokens,
    campaigns,
    call,
    toggle: (server, campaign) => toggle(call, server, campaign),
    async listen(pool, servers, sockets) {
      while ((await subscriptions(servers)) > 0) await wait(20)
      const urls = servers.map((server) => `${server.url.replace('http', 'ws')}/graphql`)
      const start = performance.now()
      await pool.tell({ kind: 'open', urls, tokens: tokens.slice(0, sockets), query: EVENTS })
      while ((await subscriptions(servers)) < sockets) await wait(50)
      const milliseconds = performance.now() - start
      await wait(REST_MILLISECONDS)
      return milliseconds
    },
    close: async () => {
      await Promise.all([here!.kill(), there!.kill(), constant.kill()])
      await shop.close()
    },
  }
}

/** Live streams that servers have open. */
export async function subscriptions(servers: readonly ServerProcess[]): Promise<number> {
  const counts = await Promise.all(servers.map((server) => metric(server, 'boon_subscriptions_open')))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** One figure of a server's `/metrics`. */
export async function metric({ url }: ServerProcess, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN)
}

function conditions(): (Json | null)[] {
  const attribute = (name: string, value: string) => ({ customer: { name, operator: 'EQUALS', values: [value] } })
  return [...Array.from({ length: GROUPS }, (_, at) => attribute('group', `g${at}`)), attribute('first', 'yes'), null]
}

async function create(
  call: Stage['call'],
  server: ServerProcess,
  condition: Json | null,
  at: number,
): Promise<Toggled> {
  const key = `live-${at}`
  const effects = [{ percentOff: { basisPoints: 1000 } }]
  const input = { key, name: key, kind: 'PROMOTION', effects, display: { title: key }, conditions: condition }
  const query =
    'mutation ($input: CampaignInput!) { campaignCreate(input: $input) { campaign { id version } userErrors { message } } }'
  const { id, version } = (await call(server, query, { input })).campaignCreate.campaign
  const campaign = { id, version, up: false }
  await move(call, server, campaign, 'PUBLISH')
  await move(call, server, campaign, 'PAUSE')
  return campaign
}

async function toggle(call: Stage['call'], server: ServerProcess, campaign: Toggled): Promise<void> {
  campaign.up = !campaign.up
  await move(call, server, campaign, campaign.up ? 'RESUME' : 'PAUSE')
}

async function move(call: Stage['call'], server: ServerProcess, campaign: Toggled, to: string): Promise<void> {
  const query =
    'mutation ($input: CampaignTransitionInput!) { campaignTransition(input: $input) { campaign { version } userErrors { message } } }'
  const input = { id: campaign.id, to, expectedVersion: campaign.version }
  const { campaignTransition } = await call(server, query, { input })
  campaign.version = campaignTransition.campaign.version
}

async function shoppers({ services }: BenchShop, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => services.newId())
  await rows(
    services.database.open(),
    `insert into customer (id, external_id, attributes, consents, created_at, version)
     select id, 'listener-' || number, jsonb_build_object('group', 'g' || (number - 1) % ${GROUPS}), '{}', now(), 1
     from unnest($1::uuid[]) with ordinality as listed(id, number)`,
    [ids],
  )
  const expiresAt = new Date(services.now().getTime() + 3 * 3_600_000)
  return Promise.all(
    ids.map((customerId) => services.tokens.sign({ customerId, role: 'SHOPPER', expiresAt }, services.now())),
  )
}

async function post({ url }: ServerProcess, token: string, query: string, variables: Json): Promise<Json> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: Json; errors?: object[] }
  const refused = Object.values(data ?? {}).flatMap((payload) => payload?.userErrors ?? [])
  if (errors || refused.length > 0) throw new Error(JSON.stringify(errors ?? refused))
  return data
}

/** A pool of sockets that is closed when the work is done. */
export async function withPool<T>(work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = startPool()
  try {
    return await work(pool)
  } finally {
    await pool.tell({ kind: 'close' })
  }
}
