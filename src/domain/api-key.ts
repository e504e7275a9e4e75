import type { Role } from './role.ts'

/** A key of a machine or a person, without its secret. */
export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly lastCharacters: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
}
