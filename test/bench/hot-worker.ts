import { text } from 'node:stream/consumers'
import { openBenchApp } from './bench-shop.ts'
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
  const app = await openBenchApp(url)
  const calls = checkoutCalls(app, marker)
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (await calls.redeemBudget());
    }),
  )
  await app.close()
  process.stdout.write(JSON.stringify({ granted: calls.granted.budget } satisfies HotAnswer))
}

await main()
