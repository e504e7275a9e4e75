import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openTestApp, type TestApp } from '../support/app.ts'
import { aGiftCard, cardOf, expectCleanBooks } from '../support/books.ts'
import { publish } from '../support/shop.ts'

const PROGRAM = fileURLToPath(new URL('../support/redeem-process.ts', import.meta.url))

let shop: TestApp
beforeAll(async () => {
  shop = await openTestApp(new Date())
})
afterAll(() => shop.close())

type Told = readonly [answer: string, replayed: boolean]

async function inProcess(task: object): Promise<Told[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', PROGRAM, JSON.stringify(task)])
  return JSON.parse(stdout) as Told[]
}

/** So many names, some of which all processes use. */
const names = (kind: string, process: number, own: number, shared: number): string[] => [
  ...Array.from({ length: own }, (_, at) => `${kind} of ${process}, number ${at}`),
  ...Array.from({ length: shared }, (_, at) => `${kind} of all, number ${at}`),
]

test('Three processes grant what the limit says, each order once and each key once', async () => {
  const limits = [{ of: 'REDEMPTIONS' as const, per: 'CAMPAIGN' as const, window: 'EVER' as const, count: 50 }]
  await publish(shop, { key: 'three', kind: 'COUPON', publicCode: 'THREE', limits })
  const { url } = shop.services.database
  const answers = await Promise.all(
    [1, 2, 3].map((process) =>
      inProcess({
        url,
        code: 'THREE',
        // The last ten have references and keys of all: the same call, three times.
        references: names('order', process, 30, 10),
        keys: names('a key', process, 30, 10),
      }),
    ),
  )
  const all = answers.flat()
  const granted = all.filter(([answer]) => answer !== 'LIMIT_REACHED')
  expect(new Set(granted.map(([id]) => id)).size).toBe(50)
  expect(granted.filter(([, replayed]) => !replayed)).toHaveLength(50)
  for (let at = 30; at < 40; at++) {
    const shared = answers.map((told) => told[at]![0]).filter((answer) => answer !== 'LIMIT_REACHED')
    expect(new Set(shared).size).toBeLessThanOrEqual(1)
  }
  await expectCleanBooks(shop)
}, 40_000)

test('Three processes spend one gift card to its last cent, and no further', async () => {
  const cards = await publish(shop, { key: 'cards', kind: 'GIFT_CARD', codePattern: 'C-##########', effects: [] })
  await aGiftCard(shop, cards.id, 'CARD-OF-ALL', 45_500)
  const { url } = shop.services.database
  const answers = await Promise.all(
    [1, 2, 3].map((process) =>
      inProcess({
        url,
        code: 'CARD-OF-ALL',
        references: names('paid order', process, 30, 0),
        keys: names('a paying key', process, 30, 0),
      }),
    ),
  )
  const granted = answers.flat().filter(([answer]) => answer.length > 30)
  expect(granted).toHaveLength(46)
  expect(await cardOf(shop, 'CARD-OF-ALL')).toMatchObject({ balance: 0, held: 0 })
  await expectCleanBooks(shop)
}, 40_000)
