import { text } from 'node:stream/consumers'
import { openApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { openSession } from '../../src/operations/session.ts'
import { benchEnvironment } from './bench-shop.ts'
import { checkoutCalls } from './checkout-shop.ts'

/** What a server at a hot budget tells at its end. */
export interface HotAnswer {
  readonly granted: number
}

/** One more server: redeems the budget's code with many callers until it is spent. */
async function main(): Promise<void> {
  const { url, callers, marker } = JSON.parse(await text(process.stdin)) as {
    url: string
    callers: number
    marker: string
  }
  const silent = { info: () => {}, warn: () => {}, error: () => {} }
  const app = await openApp(readConfig(benchEnvironment(url)), { log: silent })
  const viewer = { role: 'SERVICE' as const, customerId: null, caller: 'bench', expiresAt: null, keyId: null }
  const as = () => openSession(app.services, { viewer, locales: ['en'], address: '127.0.0.1' })
  const calls = checkoutCalls({ as }, marker)
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (await calls.redeemBudget());
    }),
  )
  await app.close()
  process.stdout.write(JSON.stringify({ granted: calls.granted.budget } satisfies HotAnswer))
}

await main()
