import type * as domain from '../../domain/role.ts'
import { enumeration } from '../enumeration.ts'

/** Roles of the schema. */
export const Role = enumeration<domain.Role>(
  'Role',
  'What a caller is, by the token or key sent. An admin may call everything that needs no viewer.',
  {
    VISITOR: 'Somebody who shops and has not signed in, with a visitor token.',
    SHOPPER: 'A customer whom the shop has signed in, with a shopper token.',
    SUPPORT: 'Staff who help customers.',
    MARKETER: 'Staff who run campaigns.',
    SERVICE: "The shop's own back end.",
    ADMIN: 'Runs the installation: settings and keys.',
  },
)
