import type { Lookup } from '../../domain/condition/lookup.ts'
import type { KeyRef } from '../../domain/input/reference-input.ts'
import type { GrantLookup } from '../../domain/parse-grants.ts'
import type { Db } from '../../store/database.ts'
import { campaignKinds } from '../../store/read-campaigns.ts'
import { giveawayKeys } from '../../store/read-giveaways.ts'
import { readLookup } from '../read-lookup.ts'

/** What rules and grants of programs may name, as the database has it now. */
export async function readLoyaltyLookup(db: Db): Promise<Lookup & GrantLookup> {
  const lookup = await readLookup(db)
  const kinds = await campaignKinds(db)
  const giveaways = await giveawayKeys(db)
  const giveawayIds = new Set(giveaways.values())
  return {
    ...lookup,
    campaign: (ref) => {
      const id = lookup.campaignId(ref)
      return id === null ? null : { id, kind: kinds.get(id)! }
    },
    giveawayId: ({ id, key }: KeyRef) => (id ? (giveawayIds.has(id) ? id : null) : (giveaways.get(key ?? '') ?? null)),
  }
}
