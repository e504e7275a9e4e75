/** What a caller may be. An admin may call everything that needs no viewer. */
export type Role = 'VISITOR' | 'SHOPPER' | 'SUPPORT' | 'MARKETER' | 'SERVICE' | 'ADMIN'

/** Every role, in the contract's order. */
export const ROLES: readonly Role[] = ['VISITOR', 'SHOPPER', 'SUPPORT', 'MARKETER', 'SERVICE', 'ADMIN']

/** Roles that see rule trees, holders and other people's data. */
export const STAFF_ROLES: readonly Role[] = ['SUPPORT', 'MARKETER', 'SERVICE', 'ADMIN']
