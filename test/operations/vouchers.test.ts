import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { bulkOperationCancel } from '../../src/operations/campaigns/bulk-operation-cancel.ts'
import { bulkOperation } from '../../src/operations/campaigns/bulk-operation.ts'
import { generateVouchersRun } from '../../src/operations/campaigns/generate-vouchers-run.ts'
import { campaignTransition } from '../../src/operations/campaigns/campaign-transition.ts'
import { voucherPublish } from '../../src/operations/campaigns/voucher-publish.ts'
import { voucherSetStatus } from '../../src/operations/campaigns/voucher-set-status.ts'
import { voucher } from '../../src/operations/campaigns/voucher.ts'
import { vouchersGenerate } from '../../src/operations/campaigns/vouchers-generate.ts'
import { startWorker } from '../../src/jobs/worker.ts'
import type { Services } from '../../src/operations/session.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { given, publish, shopper, uniqueCode } from '../support/shop.ts'

let shop: TestApp
let keys = 0

beforeAll(async () => {
  shop = await openTestApp()
})
afterAll(() => shop.close())

const coupon = (key: string, more: Omit<Parameters<typeof publish>[1], 'key'> = {}) =>
  publish(shop, { key, kind: 'COUPON', codePattern: `${key}-##########`, ...more })
const give = (key: string, externalId: string) =>
  voucherPublish(shop.as('SERVICE'), { campaign: { key }, customer: { externalId } })
const problemsOf = ({
  userErrors,
}: {
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[]
}) => userErrors.map(({ code, path }) => [code, ...path])
const generate = (input: Partial<Parameters<typeof vouchersGenerate>[1]> & { campaignId: string | null }) =>
  vouchersGenerate(shop.as('MARKETER'), { count: 10, redeemable: 1, idempotencyKey: `generate-${++keys}`, ...input })
const run = (bulkOperationId: string, services: Services = shop.services) =>
  generateVouchersRun(services, { bulkOperationId })
const work = async (id: string) => (await bulkOperation(shop.as('MARKETER'), { id }))!

async function codesOf(campaignId: string): Promise<string[]> {
  const found = await rows<{ code: string }>(
    shop.services.database.open(),
    'select code from voucher where campaign_id = $1',
    [campaignId],
  )
  return found.map(({ code }) => code)
}

describe('voucherPublish', () => {
  test('gives a code made before, then new ones after the pattern, and the same customer the same code again', async () => {
    const campaign = await coupon('hello', {
      codePattern: '{{ customer.displayName }}-##########',
      validFor: 'P1M',
      timeZone: 'Europe/Berlin',
    })
    await uniqueCode(shop, campaign, 'HELLO-BEFORE')
    const ann = await shopper(shop, 'ann', { displayName: 'Ann Bö' })
    const first = await give('hello', 'ann')
    expect(first).toMatchObject({
      replayed: false,
      userErrors: [],
      voucher: { code: 'HELLO-BEFORE', holderId: ann.id, givenAt: shop.clock.now },
    })
    expect(first.voucher!.endsAt).toEqual(new Date('2026-12-21T12:00:00Z'))
    expect(await give('hello', 'ann')).toEqual({ ...first, replayed: true })
    await shopper(shop, 'bob', { displayName: 'Bob Bö' })
    const second = await give('hello', 'bob')
    expect(second.voucher!.code).toMatch(/^BOBBÖ-[2-9A-HJ-KM-NP-Z]{10}$/)
    expect(second.voucher).toMatchObject({ redeemable: 1, redeemed: 0, isPublic: false })
  })

  test('gives one code where 50 ask for one customer at once', async () => {
    const campaign = await coupon('rush')
    await shopper(shop, 'cleo')
    const asked = await Promise.all(Array.from({ length: 50 }, () => give('rush', 'cleo')))
    expect(new Set(asked.map((payload) => payload.voucher!.code)).size).toBe(1)
    expect(asked.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(await codesOf(campaign.id)).toHaveLength(1)
  })

  test('gives 50 customers at once a code each: first those made before, none twice', async () => {
    const campaign = await coupon('crowd')
    for (let at = 0; at < 30; at++) await uniqueCode(shop, campaign, `CROWD-${at}`)
    for (let at = 0; at < 50; at++) await shopper(shop, `crowd-${at}`)
    const asked = await Promise.all(Array.from({ length: 50 }, (_, at) => give('crowd', `crowd-${at}`)))
    const codes = asked.map((payload) => payload.voucher!.code)
    expect(new Set(codes).size).toBe(50)
    expect(codes.filter((code) => code.length < 10)).toHaveLength(30)
  })

  test('is refused by path for what is unknown, no coupon, or not live', async () => {
    await shopper(shop, 'dora')
    expect(problemsOf(await give('nothing', 'dora'))).toEqual([['NOT_FOUND', 'campaign']])
    await coupon('known')
    expect(problemsOf(await give('known', 'nobody'))).toEqual([['NOT_FOUND', 'customer']])
    await publish(shop, { key: 'automatic' })
    expect(problemsOf(await give('automatic', 'dora'))).toEqual([['INVALID_STATE', 'campaign']])
    const paused = await coupon('paused')
    await campaignTransition(shop.as('MARKETER'), { id: paused.id, to: 'PAUSE', expectedVersion: paused.version })
    expect(problemsOf(await give('paused', 'dora'))).toEqual([['INVALID_STATE', 'campaign']])
    await coupon('public-only', { codePattern: null, publicCode: 'PUBLIC' })
    expect(problemsOf(await give('public-only', 'dora'))).toEqual([['INVALID_STATE', 'campaign']])
    await coupon('short', { codePattern: 'S-##' })
    const given = []
    for (let at = 0; at < 12; at++) {
      await shopper(shop, `short-${at}`)
      given.push(await give('short', `short-${at}`))
    }
    expect(given.filter((payload) => payload.voucher !== null)).toHaveLength(9)
    expect(problemsOf(given.at(-1)!)).toEqual([['INVALID_STATE', 'campaign']])
  })
})

describe('voucherSetStatus', () => {
  const set = (code: string, to: 'ENABLE' | 'DISABLE' | 'REVOKE', reason = 'lost') =>
    voucherSetStatus(shop.as('SUPPORT'), { code, to, reason })

  test('switches a code off and on; revoked is for good', async () => {
    const campaign = await coupon('switch', { publicCode: 'SWITCH' })
    await uniqueCode(shop, campaign, 'SWITCH-1')
    expect((await set(' switch-1', 'DISABLE')).voucher).toMatchObject({ state: 'DISABLED', version: 2 })
    expect((await set('SWITCH-1', 'DISABLE')).voucher).toMatchObject({ version: 2 })
    expect((await set('SWITCH-1', 'ENABLE')).voucher).toMatchObject({ state: 'ENABLED' })
    expect((await set('SWITCH-1', 'REVOKE')).voucher).toMatchObject({ state: 'REVOKED' })
    expect((await set('SWITCH-1', 'REVOKE')).userErrors).toEqual([])
    expect(problemsOf(await set('SWITCH-1', 'ENABLE'))).toEqual([['INVALID_STATE', 'to']])
    expect(problemsOf(await set('SWITCH-2', 'ENABLE'))).toEqual([['NOT_FOUND', 'code']])
    expect(problemsOf(await set('SWITCH-1', 'ENABLE', ' '))).toEqual([['REQUIRED', 'reason']])
    await set('SWITCH', 'DISABLE')
    const { publicCodes } = await shop.services.catalogue.current(shop.services.database.open())
    expect(publicCodes.find((known) => known.voucher.code === 'SWITCH')?.voucher.state).toBe('DISABLED')
  })
})

describe('vouchersGenerate', () => {
  test('makes as many unique codes as asked for, once a key', async () => {
    const campaign = await coupon('few')
    const call = {
      campaignId: campaign.id,
      count: 25,
      pattern: 'few-{{ customer.displayName }}-########-x',
      redeemable: 3,
      idempotencyKey: 'few-codes',
    }
    const first = await generate(call)
    expect(first).toMatchObject({
      replayed: false,
      bulkOperation: { status: 'QUEUED', done: 0, total: 25, failed: 0, finishedAt: null },
    })
    expect(await generate(call)).toMatchObject({ replayed: true, bulkOperation: { id: first.bulkOperation!.id } })
    expect(problemsOf(await generate({ ...call, count: 26 }))).toEqual([['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']])
    await run(first.bulkOperation!.id)
    expect(await work(first.bulkOperation!.id)).toMatchObject({
      status: 'SUCCEEDED',
      done: 25,
      finishedAt: shop.clock.now,
    })
    const codes = await codesOf(campaign.id)
    expect(new Set(codes).size).toBe(25)
    expect(codes.every((code) => /^FEW-[2-9A-HJKMNP-Z]{8}-X$/.test(code))).toBe(true)
    expect(await voucher(shop.as('SUPPORT'), { code: codes[0]!.toLowerCase() })).toMatchObject({
      redeemable: 3,
      holderId: null,
      state: 'ENABLED',
    })
    const page = await shop.as('SUPPORT').load.vouchersOf.load({
      ownerId: campaign.id,
      status: 'ACTIVE',
      search: codes[0]!.slice(4),
      page: { first: 5, after: null },
    })
    expect(page).toMatchObject({ totalCount: 1, items: [{ code: codes[0] }] })
    const all = await shop
      .as('SUPPORT')
      .load.vouchersOf.load({ ownerId: campaign.id, status: null, search: null, page: { first: 5, after: null } })
    expect(all).toMatchObject({ totalCount: 25, hasNextPage: true })
  })

  test('makes 100,000 in a few seconds, exactly, through the worker', async () => {
    const campaign = await coupon('many')
    const { bulkOperation } = await generate({ campaignId: campaign.id, count: 100_000 })
    const heard: string[] = []
    shop.services.feed.listen((changed) => heard.push(...(changed ?? [])))
    const worker = await startWorker(shop.services, shop.app.databaseUrl)
    const began = performance.now()
    while ((await work(bulkOperation!.id)).status !== 'SUCCEEDED' && performance.now() - began < 15_000)
      await new Promise((resolve) => setTimeout(resolve, 50))
    await worker.stop()
    expect(await work(bulkOperation!.id)).toMatchObject({ status: 'SUCCEEDED', done: 100_000 })
    expect(new Set(await codesOf(campaign.id)).size).toBe(100_000)
    expect(heard.filter((key) => key === `bulk:${bulkOperation!.id}`).length).toBeGreaterThan(1)
  })

  test('goes on where another server, now dead, holds the job', async () => {
    const campaign = await coupon('orphan')
    const { bulkOperation } = await generate({ campaignId: campaign.id, count: 100 })
    await rows(
      shop.services.database.open(),
      `update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now() where key = $1`,
      [`bulk:${bulkOperation!.id}`],
    )
    const worker = await startWorker(shop.services, shop.app.databaseUrl)
    for (let wait = 0; wait < 200 && (await work(bulkOperation!.id)).status !== 'SUCCEEDED'; wait++)
      await new Promise((resolve) => setTimeout(resolve, 20))
    await worker.stop()
    expect(await codesOf(campaign.id)).toHaveLength(100)
  })

  test('is exact though the server dies in the middle of a chunk, and though two servers go on', async () => {
    const campaign = await coupon('killed')
    const { bulkOperation } = await generate({ campaignId: campaign.id, count: 35_000 })
    let chunks = 0
    const dying: Services = { ...shop.services, newId: () => (++chunks > 25_000 ? fail() : shop.services.newId()) }
    await expect(run(bulkOperation!.id, dying)).rejects.toThrow('killed')
    expect(await work(bulkOperation!.id)).toMatchObject({ status: 'RUNNING', done: 20_000 })
    expect(await codesOf(campaign.id)).toHaveLength(20_000)
    await Promise.all([run(bulkOperation!.id), run(bulkOperation!.id)])
    expect(await work(bulkOperation!.id)).toMatchObject({ status: 'SUCCEEDED', done: 35_000 })
    expect(await codesOf(campaign.id)).toHaveLength(35_000)
  })

  test.each([
    [900, { status: 'SUCCEEDED', done: 9, problems: [] }],
    [961, { status: 'FAILED', done: 0, problems: [{ code: 'TOO_MANY', path: ['pattern'] }] }],
  ])('where %i of 961 codes are taken meanwhile, ends with %j', async (count, expected) => {
    const campaign = await coupon(`tight-${count}`, { codePattern: `T${count}-##` })
    const { bulkOperation } = await generate({ campaignId: campaign.id, count: 9 })
    const alphabet = [...'23456789ABCDEFGHJKMNPQRSTUVWXYZ']
    const taken = alphabet.flatMap((a) => alphabet.map((b) => `T${count}-${a}${b}`)).slice(0, count)
    await rows(
      shop.services.database.open(),
      `insert into voucher (id, code, campaign_id, is_public, state, redeemed, redeemable, version, created_at)
       select gen_random_uuid(), code, $1, false, 'ENABLED', 0, 1, 1, now() from unnest($2::text[]) as code`,
      [(await coupon(`other-${count}`)).id, taken],
    )
    await run(bulkOperation!.id)
    expect(await work(bulkOperation!.id)).toMatchObject(expected)
    expect(await codesOf(campaign.id)).toHaveLength(expected.done)
  })

  test('stops where it was canceled, keeping what was made', async () => {
    const campaign = await coupon('stopped')
    const { bulkOperation } = await generate({ campaignId: campaign.id, count: 100 })
    const cancel = (id: string | null) => bulkOperationCancel(shop.as('MARKETER'), { id })
    expect((await cancel(bulkOperation!.id)).bulkOperation).toMatchObject({ status: 'CANCELED' })
    expect((await cancel(bulkOperation!.id)).bulkOperation).toMatchObject({ status: 'CANCELED' })
    await run(bulkOperation!.id)
    expect(await codesOf(campaign.id)).toEqual([])
    const done = given(await generate({ campaignId: campaign.id, count: 1 }), 'bulkOperation') as { id: string }
    await run(done.id)
    expect(problemsOf(await cancel(done.id))).toEqual([['INVALID_STATE', 'id']])
    expect(problemsOf(await cancel(null))).toEqual([['NOT_FOUND', 'id']])
    expect(problemsOf(await cancel(shop.services.newId()))).toEqual([['NOT_FOUND', 'id']])
  })

  test('is refused by path', async () => {
    const { id } = await coupon('refused')
    expect(problemsOf(await generate({ campaignId: null }))).toEqual([['NOT_FOUND', 'campaignId']])
    expect(problemsOf(await generate({ campaignId: id, count: 0 }))).toEqual([['INVALID', 'count']])
    expect(problemsOf(await generate({ campaignId: id, count: 10_000_001, redeemable: 0 }))).toEqual([
      ['INVALID', 'count'],
      ['INVALID', 'redeemable'],
    ])
    expect(problemsOf(await generate({ campaignId: id, count: 10, pattern: 'R-##' }))).toEqual([['INVALID', 'pattern']])
    expect(
      problemsOf(await generate({ campaignId: (await publish(shop, { key: 'promotion' })).id, pattern: '##########' })),
    ).toEqual([['INVALID_STATE', 'campaignId']])
    expect(problemsOf(await generate({ campaignId: id, idempotencyKey: 'short' }))).toEqual([
      ['INVALID', 'idempotencyKey'],
    ])
    const { id: plain } = await coupon('plain', { codePattern: null, publicCode: 'PLAIN' })
    expect(problemsOf(await generate({ campaignId: plain }))).toEqual([['REQUIRED', 'pattern']])
  })
})

function fail(): never {
  throw new Error('killed')
}
