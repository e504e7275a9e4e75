import type * as domain from '../../domain/voucher.ts'
import { enumeration } from '../enumeration.ts'

/** Where a holding stands. */
export const HoldingStatus = enumeration<domain.HoldingStatus>(
  'HoldingStatus',
  'Where a voucher, or whatever else a wallet holds, stands now.',
  {
    UPCOMING: 'Its time has not come.',
    ACTIVE: 'Usable now.',
    HELD: 'Held by an open redemption.',
    USED: 'All its uses are gone, or all its money.',
    EXPIRED: 'Its time is over.',
    DISABLED: 'Switched off for now.',
    REVOKED: 'Taken back for good.',
  },
)
