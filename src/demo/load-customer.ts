import { orderRecord } from '../operations/checkout/order-record.ts'
import { customerUpsert } from '../operations/customers/customer-upsert.ts'
import type { Services } from '../operations/session.ts'
import type { DemoCustomer } from './customer-data.ts'
import { accepted, demoSession } from './demo-session.ts'

const DAY_MILLISECONDS = 86_400_000

/** Makes a customer with her past. Orders that were recorded by a start that was killed are left as they are. */
export async function loadCustomer(
  services: Services,
  { customer, currency, orders }: DemoCustomer,
  now: Date,
): Promise<void> {
  const { externalId } = customer
  accepted(await customerUpsert(demoSession(services), customer), externalId)
  for (const [index, { daysAgo, goods }] of orders.entries()) {
    const reference = `GF-${externalId.toUpperCase()}-${orders.length - index}`
    const order = {
      reference,
      customer: { externalId },
      currency,
      lines: Object.entries(goods).map(([sku, quantity]) => ({ sku, quantity })),
      paidAt: new Date(now.getTime() - daysAgo * DAY_MILLISECONDS),
      idempotencyKey: `demo-order-${reference}`,
    }
    accepted(await orderRecord(demoSession(services), order), reference, ['TAKEN', 'IDEMPOTENCY_KEY_REUSED'])
  }
}
