import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { Customer } from '../../src/domain/customer.ts'
import { walletCursor } from '../../src/operations/live/wallet-cursor.ts'
import { openSession } from '../../src/operations/session.ts'
import { rows } from '../../src/store/database.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { codesOf, Wire } from '../support/wire.ts'
import { publish, shopper } from '../support/shop.ts'

const WALLET = `subscription ($after: String) { walletChanged(after: $after) {
  __typename ... on StreamEvent { eventId cursor } ... on WalletChanged { item { ... on Voucher { id } } } ... on Resync { reason } } }`
/** What fits between server and client is some megabytes. */
const PARCEL = 'x'.repeat(60_000)
const PARCELS = 400

let server: TestServer
let ann: Customer
let coupon: Campaign

beforeAll(async () => {
  server = await startTestServer()
  const { services } = server
  const as = (role: 'MARKETER' | 'SERVICE') =>
    openSession(services, {
      viewer: { role, customerId: null, caller: role, expiresAt: null, keyId: null },
      locales: ['en'],
      address: '127.0.0.1',
    })
  const shop = { services, as } as unknown as Parameters<typeof publish>[0]
  ann = await shopper(shop, 'ann')
  coupon = await publish(shop, { key: 'coupon', kind: 'COUPON', codePattern: 'GIFT-##########' })
})
afterAll(() => server.close())

/** Puts so many vouchers into her wallet at once. */
async function give(count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => server.services.newId())
  await rows(
    server.services.database.open(),
    `insert into voucher (id, code, campaign_id, is_public, holder_id, state, redeemed, redeemable, version, created_at)
     select id, 'SLOW-' || id, $2, false, $3, 'ENABLED', 0, 1, 1, now() from unnest($1::uuid[]) id`,
    [ids, coupon.id, ann.id],
  )
  server.services.feed.send([`customer:${ann.id}`])
}

/** Listens behind all that is in her wallet by now. */
async function listen(): Promise<Wire> {
  const now = new Date()
  const viewer = {
    role: 'SHOPPER' as const,
    customerId: ann.id,
    caller: `customer:${ann.id}`,
    expiresAt: null,
    keyId: null,
  }
  const session = openSession(server.services, { viewer, locales: ['en'], address: '127.0.0.1' })
  const after = await walletCursor(session, ann.id)
  const expiresAt = new Date(now.getTime() + 600_000)
  const token = await server.services.tokens.sign({ customerId: ann.id, role: 'SHOPPER', expiresAt }, now)
  const wire = await new Wire(server.wsUrl).open({ authorization: `Bearer ${token}` })
  wire.subscribe('wallet', WALLET, { after })
  return wire
}

const event = async (wire: Wire) => (await wire.hear('next', 'wallet')).payload.data.walletChanged

test('a client that reads slower than its wallet changes gets what was on its way, one Resync, and then what is new', async () => {
  const wire = await listen()
  await give(1)
  await event(wire)
  wire.socket.pause()
  for (let parcel = 0; parcel < PARCELS; parcel += 1) wire.send({ type: 'ping', payload: { parcel: PARCEL } })
  for (let gifts = 0; gifts < 3; gifts += 1) {
    await give(60)
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  wire.socket.resume()
  const told: string[] = []
  let next = await event(wire)
  for (; next.__typename === 'WalletChanged'; next = await event(wire)) told.push(next.item.id)
  expect(told.length).toBeLessThanOrEqual(60)
  expect(new Set(told).size).toBe(told.length)
  expect(next).toMatchObject({ __typename: 'Resync', reason: 'TOO_SLOW' })
  await give(1)
  expect(await event(wire)).toMatchObject({ __typename: 'WalletChanged' })
  wire.socket.close()
})

test('a cursor with one letter changed, or of another stream, is refused', async () => {
  const wire = await listen()
  await give(1)
  const { cursor } = await event(wire)
  for (const place of [0, 20, cursor.length - 2]) {
    const letter = cursor[place] === 'A' ? 'B' : 'A'
    wire.subscribe(`forged-${place}`, WALLET, { after: cursor.slice(0, place) + letter + cursor.slice(place + 1) })
    expect(codesOf(await wire.hear('error', `forged-${place}`))).toEqual(['BAD_USER_INPUT'])
  }
  wire.subscribe('other', 'subscription ($after: String) { offersChanged(after: $after) { __typename } }', {
    after: cursor,
  })
  expect(codesOf(await wire.hear('error', 'other'))).toEqual(['BAD_USER_INPUT'])
  wire.socket.close()
})
