/** What kind of thing a person should look at. */
export type AlertKind = 'CODE_GUESSING' | 'BUDGET_NEAR' | 'BUDGET_SPENT'

/** Somebody names wrong codes, one after the other (law 36): `customer:<id>` or `address:<ip>`. */
export interface GuessingAlert {
  readonly kind: 'CODE_GUESSING'
  readonly subject: string
}

/** A limit of a whole campaign, or of a whole earning rule, is used for the most part, or wholly. */
export type BudgetAlert = BudgetUse & ({ readonly campaignId: string } | { readonly ruleId: string })

interface BudgetUse {
  readonly kind: 'BUDGET_NEAR' | 'BUDGET_SPENT'
  /** When it was noticed: uses, or minor units of `currency`. */
  readonly used: number
  readonly most: number
  /** Null for a limit that counts. */
  readonly currency: string | null
}

/** Something a person should look at, raised once. */
export type Alert = (GuessingAlert | BudgetAlert) & { readonly id: string; readonly at: Date }

/** Whom a guessing alert is about: a customer's id, or the network address of somebody unknown. */
export function guesserOf({ subject }: GuessingAlert): { readonly customerId: string } | { readonly address: string } {
  const [kind, ...rest] = subject.split(':')
  return kind === 'customer' ? { customerId: rest.join(':') } : { address: rest.join(':') }
}
