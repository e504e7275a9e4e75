import { redeem } from '../../src/operations/checkout/redeem.ts'
import { openSession } from '../../src/operations/session.ts'
import { openApp } from '../../src/app.ts'
import { testConfig } from './app.ts'
import { eur } from './shop.ts'

/** A server of its own that redeems: what it is told as JSON, and what came of it printed as JSON. */
interface Task {
  readonly url: string
  readonly code: string
  readonly references: readonly string[]
  readonly keys: readonly string[]
}

const silent = { info: () => {}, warn: () => {}, error: () => {} }
const { url, code, references, keys } = JSON.parse(process.argv[2]!) as Task
const { services, close } = await openApp(testConfig(url), { log: silent })
const viewer = { role: 'SERVICE' as const, customerId: null, caller: 'test:SERVICE', expiresAt: null, keyId: null }
const evaluation = {
  currency: 'EUR',
  lines: [{ sku: 'thing', quantity: 1, unitPrice: eur(1000) }],
  codes: [code],
}
const answers = await Promise.all(
  references.map((orderReference, at) =>
    redeem(openSession(services, { viewer, locales: ['en'], address: '127.0.0.1' }), {
      evaluation,
      orderReference,
      idempotencyKey: keys[at]!,
    }),
  ),
)
const told = answers.map(({ redemption, replayed, userErrors }) => [redemption?.id ?? userErrors[0]!.code, replayed])
process.stdout.write(JSON.stringify(told))
await close()
