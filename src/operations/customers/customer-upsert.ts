import type { Customer } from '../../domain/customer.ts'
import type { CustomerUpsertInput } from '../../domain/input/customer-input.ts'
import type { Rejection } from '../../domain/rejection.ts'
import type { Session } from '../session.ts'
import { upsertCustomer } from './upsert-customer.ts'

/** What changing a customer answers. */
export interface CustomerPayload {
  readonly customer: Customer | null
  /** Always false: no key is taken. */
  readonly replayed: boolean
  readonly userErrors: readonly Rejection[]
}

/** Makes or changes the customer of an external id; segments follow in the same transaction. */
export async function customerUpsert(session: Session, input: CustomerUpsertInput): Promise<CustomerPayload> {
  const upserted = await upsertCustomer(session, input, [])
  if (upserted.ok) return { customer: upserted.value, replayed: false, userErrors: [] }
  return { customer: null, replayed: false, userErrors: upserted.rejections }
}
