import { GiveawayCard } from './giveaway-card.tsx'
import { PerkCard } from './perk-card.tsx'
import type { Holding } from './shop-state.ts'
import { VoucherCard } from './voucher-card.tsx'

/** Something that the customer holds or has held, whatever its kind. */
export function HoldingCard({ holding }: { readonly holding: Holding }) {
  switch (holding.__typename) {
    case 'Voucher':
    case 'GiftCard':
      return <VoucherCard voucher={holding} />
    case 'Perk':
      return <PerkCard perk={holding} />
    case 'GiveawayEntry':
      return <GiveawayCard entry={holding} />
    default:
      return holding satisfies never
  }
}
