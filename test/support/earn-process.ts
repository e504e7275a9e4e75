import { openApp } from '../../src/app.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { openSession } from '../../src/operations/session.ts'
import { testConfig } from './app.ts'
import { eur } from './shop.ts'

/** A server of its own on which customers buy, each twice: what it is told as JSON. */
interface Task {
  readonly url: string
  readonly server: number
  readonly customerIds: readonly string[]
}

const silent = { info: () => {}, warn: () => {}, error: () => {} }
const { url, server, customerIds } = JSON.parse(process.argv[2]!) as Task
const { services, close } = await openApp(testConfig(url), { log: silent })
const viewer = { role: 'SERVICE' as const, customerId: null, caller: 'test:SERVICE', expiresAt: null, keyId: null }
const answers = await Promise.all(
  [...customerIds, ...customerIds].map((id, at) => {
    const evaluation = {
      currency: 'EUR',
      lines: [{ sku: 'thing', quantity: 1, unitPrice: eur(1000) }],
      customer: { id },
    }
    const reference = `server ${server}, order ${at}`
    const session = openSession(services, { viewer, locales: ['en'], address: '127.0.0.1' })
    return redeem(session, { evaluation, orderReference: reference, idempotencyKey: reference })
  }),
)
await close()
const refused = answers.flatMap(({ userErrors }) => userErrors)
if (refused.length > 0) throw new Error(JSON.stringify(refused))
