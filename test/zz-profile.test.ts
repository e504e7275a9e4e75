import { expect, test } from '@jest/globals'
import { rows } from '../src/store/database.ts'
import { vouchersGenerate } from '../src/operations/campaigns/vouchers-generate.ts'
import { generateVouchersRun } from '../src/operations/campaigns/generate-vouchers-run.ts'
import { codeFrom } from '../src/domain/code-from.ts'
import { parsePattern } from '../src/domain/code-pattern.ts'
import { openTestApp } from './support/app.ts'
import { publish } from './support/shop.ts'

test('profile', async () => {
  const shop = await openTestApp()
  const campaign = await publish(shop, { key: 'many', kind: 'COUPON', codePattern: 'MANY-##########' })
  const { bulkOperation } = await vouchersGenerate(shop.as('MARKETER'), {
    campaignId: campaign.id,
    count: 100_000,
    redeemable: 1,
    idempotencyKey: 'aaaaaaaaaa',
  })
  let t = performance.now()
  const c0 = process.cpuUsage()
  await generateVouchersRun(shop.services, { bulkOperationId: bulkOperation!.id })
  const c1 = process.cpuUsage(c0)
  console.log('run', performance.now() - t, 'cpu', c1.user / 1000, c1.system / 1000)
  const p = parsePattern('MANY-##########', [])
  if (!p.ok) return
  t = performance.now()
  for (let i = 0; i < 100_000; i++) codeFrom(p.value, shop.services.randomBytes(12), {}, shop.services.randomBytes)
  console.log('codes', performance.now() - t)
  t = performance.now()
  for (let i = 0; i < 100_000; i++) shop.services.newId()
  console.log('ids', performance.now() - t)
  const db = shop.services.database.open()
  for (const variant of ['insert', 'noexists']) {
    const ids = Array.from({ length: 10000 }, () => shop.services.newId())
    const codes = Array.from({ length: 10000 }, () =>
      codeFrom(p.value, shop.services.randomBytes(12), {}, shop.services.randomBytes),
    )
    const where = variant === 'noexists' ? 'where not exists (select from voucher where voucher.code = made.code)' : ''
    const plan = await rows<Record<string, string>>(
      db,
      `explain (analyze, buffers) insert into voucher (id, code, campaign_id, is_public, state, redeemed, redeemable, version, created_at)
       select id, code, $3::uuid, false, 'ENABLED', 0, $4::integer, 1, $5::timestamptz from unnest($1::uuid[], $2::text[]) as made(id, code) ${where}
       on conflict (code) do nothing`,
      [ids, codes, campaign.id, 1, new Date()],
    )
    console.log(plan.map((r) => Object.values(r)[0]).join('\n'))
  }
  await shop.close()
  expect(1).toBe(1)
}, 120000)
