import { isVisitor } from '../domain/customer.ts'
import type { SharingCandidate } from '../domain/referral/referral-offers.ts'
import type { ReferralProgram } from '../domain/referral/referral-program.ts'
import type { Snapshot } from './catalogue.ts'
import type { Db } from './database.ts'
import type { CustomerFacts } from './load-customer-facts.ts'
import { referralCodesOf } from './read-referrals.ts'

/** The programs by which somebody could bring friends, with her code in each; null: nobody is known. */
export type SharingOf = (customerId: string | null) => readonly SharingCandidate[]

const NONE: SharingOf = () => []

/** The programs that are switched on, with these shoppers' codes: no query where there is none, or nobody has signed in, else one. */
export async function loadSharing(
  db: Db,
  { referralPrograms }: Pick<Snapshot, 'referralPrograms'>,
  customers: readonly CustomerFacts[],
  holderIds: readonly string[],
): Promise<SharingOf> {
  const open = [...referralPrograms.values()].filter(({ enabled }) => enabled)
  if (open.length === 0) return NONE
  const asked = new Set(holderIds)
  const ids = customers.flatMap(({ customer }) => (asked.has(customer.id) && !isVisitor(customer) ? customer.id : []))
  const codes = ids.length === 0 ? new Map<string, never[]>() : await referralCodesOf(db, ids)
  return (customerId) => open.map((program) => candidate(program, codes.get(customerId ?? '')))
}

function candidate(
  program: ReferralProgram,
  codes: readonly NonNullable<SharingCandidate['code']>[] = [],
): SharingCandidate {
  return { program, code: codes.find(({ programId }) => programId === program.id) ?? null }
}
