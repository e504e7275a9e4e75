import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { startTestServer, type TestServer } from '../support/server.ts'

const text = readFileSync(new URL('../../docs/giveaways.md', import.meta.url), 'utf8')
const block = (language: string): string => new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(text)![1]!
const repeated = (giveaway: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', block('js')], { input: giveaway, encoding: 'utf8' })

let server: TestServer
const now = { is: new Date('2026-11-21T12:00:00Z') }
const names = ['anna', 'ben', 'cleo', 'dora', 'emil']
const tokens: Record<string, string> = {}

beforeAll(async () => {
  server = await startTestServer({}, () => now.is)
  for (const externalId of names) tokens[externalId] = await tokenOf(externalId)
})
afterAll(() => server.close())

async function tokenOf(externalId: string): Promise<string> {
  const mutation = `mutation ($id: String!) { shopperTokenCreate(input: { customer: { externalId: $id }, ttlSeconds: 86400 }) { token } }`
  return (await server.graphql(mutation, { id: externalId }, server.adminKey)).data.shopperTokenCreate.token
}

const UPSERT = `mutation { giveawayUpsert(input: {
  key: "machine", title: "Win a machine", startsAt: "2026-11-21T00:00:00Z", endsAt: "2026-11-21T20:00:00Z"
  prizes: [
    { key: "machine", title: "A machine", count: 1, grants: [{ perk: { title: "A machine" } }] }
    { key: "tasting", title: "A tasting", count: 2, grants: [{ perk: { title: "A tasting" } }] }
  ]
}) { replayed giveaway { id status seedHash seed entries winners { entry } openTo { expression } tickets { totalCount } } userErrors { code path } } }`

const ENTER = `mutation ($key: String!) { giveawayEnter(input: { giveawayKey: "machine", idempotencyKey: $key }) {
  item { __typename ... on GiveawayEntry { id count status prize { key } giveaway { key } } } userErrors { code path } } }`

const SEEN = `{ giveaway(key: "machine") {
  status drawnAt entries seed seedHash prizes { key count grants { perk { title } } } tickets(first: 100) { nodes { entry count } }
  winners { entry ticket prize { key } customer { externalId } } } }`

const HELD = `{ viewer { wallet { items(kinds: [GIVEAWAY_ENTRY, PERK], statuses: [ACTIVE, USED, EXPIRED]) { totalCount nodes {
  __typename ... on GiveawayEntry { id status prize { title } } ... on Perk { title } } } } } }`

describe('a giveaway over HTTP', () => {
  test('is set up, entered, drawn, and drawn again by a stranger with the script of the documentation', async () => {
    const { giveaway } = (await server.graphql(UPSERT, {}, server.adminKey)).data.giveawayUpsert
    expect(giveaway).toMatchObject({
      status: 'ACTIVE',
      seed: null,
      entries: 0,
      winners: [],
      tickets: { totalCount: 0 },
    })
    for (const name of names) {
      const { item } = (await server.graphql(ENTER, { key: `enter-${name}` }, tokens[name]!)).data.giveawayEnter
      expect(item).toMatchObject({ __typename: 'GiveawayEntry', count: 1, status: 'ACTIVE', prize: null })
    }
    now.is = new Date('2026-11-21T20:00:00Z')
    const drawn = await server.graphql(
      `mutation ($id: ID!) { giveawayDraw(input: { giveawayId: $id, idempotencyKey: "draw-machine" }) { giveaway { seed } userErrors { code } } }`,
      { id: giveaway.id },
      server.adminKey,
    )
    expect(drawn.data.giveawayDraw).toMatchObject({ userErrors: [], giveaway: { seed: expect.any(String) } })

    const seen = (await server.graphql(SEEN)).data.giveaway
    expect(seen).toMatchObject({ status: 'ENDED', entries: 5, seedHash: giveaway.seedHash })
    expect(seen.winners.map(({ customer }: { customer: unknown }) => customer)).toEqual([null, null, null])
    const stranger = repeated(JSON.stringify({ ...seen, tickets: seen.tickets.nodes }))
    const winners = seen.winners as { readonly entry: string; readonly prize: { readonly key: string } }[]
    expect(stranger.trim().split('\n')).toEqual(winners.map(({ prize, entry }) => `${prize.key} ${entry}`))
  })

  test('names a winner to herself and to staff, and shows each holder how her entry stands', async () => {
    const staff = (await server.graphql(SEEN, {}, server.adminKey)).data.giveaway
    const [first] = staff.winners as { readonly entry: string; readonly customer: { readonly externalId: string } }[]
    const winner = first!.customer.externalId
    const own = (await server.graphql(SEEN, {}, tokens[winner]!)).data.giveaway
    expect(own.winners[0].customer).toEqual({ externalId: winner })
    expect(own.winners[1].customer).toBeNull()
    const { nodes } = (await server.graphql(HELD, {}, tokens[winner]!)).data.viewer.wallet.items
    expect(nodes).toEqual([
      { __typename: 'GiveawayEntry', id: first!.entry, status: 'USED', prize: { title: 'A machine' } },
      { __typename: 'Perk', title: 'A machine' },
    ])
    const loser = names.find((name) => !staff.winners.some((each: typeof first) => each!.customer.externalId === name))!
    expect((await server.graphql(HELD, {}, tokens[loser]!)).data.viewer.wallet.items.nodes).toMatchObject([
      { status: 'EXPIRED', prize: null },
    ])
    const node = `query ($id: ID!) { node(id: $id) { __typename id } }`
    const nodeFor = async (token: string) => (await server.graphql(node, { id: first!.entry }, token)).data.node
    expect([await nodeFor(tokens[winner]!), await nodeFor(tokens[loser]!)]).toEqual([
      { __typename: 'GiveawayEntry', id: first!.entry },
      null,
    ])
  })

  test('gives a segment entries, with progress', async () => {
    const answer = await server.graphql(
      `mutation { segmentUpsert(input: { key: "all", name: "All", condition: { orders: { maxCount: 0 } } }) { userErrors { code } }
        segmentGrant(input: { segment: { key: "all" }, grant: { giveawayEntries: { giveaway: { key: "machine" } } }, idempotencyKey: "all-of-them" }) {
          replayed bulkOperation { status done total failed } userErrors { code } } }`,
      {},
      server.adminKey,
    )
    expect(answer.data.segmentGrant).toEqual({
      replayed: false,
      bulkOperation: { status: 'QUEUED', done: 0, total: null, failed: 0 },
      userErrors: [],
    })
  })
})

test('the worked example of the documentation comes to what it says', () => {
  expect(repeated(block('json'))).toBe(block('text'))
})
