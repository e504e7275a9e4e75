import type { ChangeKey } from '../../store/change-feed.ts'
import { NOWHERE } from '../../store/load-facts.ts'
import { BadInput } from '../errors.ts'
import type { Session } from '../session.ts'
import { findCart } from '../shopping/find-cart.ts'
import { judgeOffers } from '../shopping/judge-offers.ts'
import type { JudgedOffers, OfferView } from '../views.ts'
import type { OfferBecameEligible, OfferEvent, OfferWithdrawn } from './events.ts'
import type { Hub } from './hub.ts'
import { isUp, offersBinding, type OffersScope, toldOffers } from './offers-cursor.ts'
import { limitKeys, type Look, openStream } from './stream.ts'
import type { StreamItem } from './stream-item.ts'
import type { Difference } from './told.ts'
import { startTrail, type Trail } from './trail.ts'
import { type OfferOrigin, withdrawalReasons } from './withdrawal-reasons.ts'

/** Arguments of `offersChanged`, ids as UUIDs. */
export interface OffersChangedArgs extends OffersScope {
  readonly after: string | null
}

/**
 * An offer has become eligible for the viewer, or is no longer. Anyone may ask; a cart must be one that the caller may see.
 * The events folded over the answer that `after` stems from equal what `offers` answers now, asked in the same place.
 */
export async function offersChanged(
  session: Session,
  hub: Hub,
  { cartId, placement, after }: OffersChangedArgs,
): Promise<AsyncIterableIterator<StreamItem<OfferEvent>>> {
  const scope = { cartId, placement }
  const trail = startTrail(session, offersBinding(session, scope), after)
  const cart = cartId === null ? null : await findCart(session, cartId)
  if (cartId !== null && cart === null) throw new BadInput('There is no such cart.', ['cartId'])
  const keys = keysOf(session.viewer?.customerId ?? cart?.customerId ?? null, cartId)
  return openStream(session, hub, keys, topicOf(hub, scope, trail))
}

/** Cannot see the request's session: a stream must not keep it alive. */
function topicOf(hub: Hub, scope: OffersScope, trail: Trail) {
  const origins = new Map<string, OfferOrigin>()
  return (session: Session): Promise<Look<OfferEvent>> => look(session, { hub, scope, trail, origins })
}

interface Topic {
  readonly hub: Hub
  readonly scope: OffersScope
  readonly trail: Trail
  readonly origins: Map<string, OfferOrigin>
}

async function look(session: Session, { hub, scope, trail, origins }: Topic): Promise<Look<OfferEvent>> {
  const keys = await currentKeys(session, scope)
  const judged = await judgeOffers(session, scope, trail.place ?? NOWHERE)
  await hub.slices.turn()
  const hers = judged?.hers ?? []
  const up = hers.filter(isUp)
  for (const { id, campaign, voucher } of up)
    origins.set(id, { campaignId: campaign.id, voucherId: voucher?.id ?? null })
  const untold = trail.untold(session, toldOffers(session, up), async (difference) => {
    if (difference.state !== null) return becameEligible(session, trail, difference, hers)
    const event = await withdrawn(session, trail, difference, { judged, origin: origins.get(difference.id) ?? null })
    origins.delete(difference.id)
    return event
  })
  const following = [...keys, ...limitKeys(judged?.reach ?? null)]
  return { keys: following, changesAt: judged?.changesAt ?? null, reach: judged?.reach ?? null, untold, ends: false }
}

async function becameEligible(
  session: Session,
  trail: Trail,
  difference: Difference,
  offers: readonly OfferView[],
): Promise<OfferBecameEligible> {
  const offer = offers.find(({ id }) => id === difference.id)!
  return { kind: 'offerBecameEligible', offer, ...trail.tell(session, difference) }
}

async function withdrawn(
  session: Session,
  trail: Trail,
  difference: Difference,
  { judged, origin }: { readonly judged: JudgedOffers | null; readonly origin: OfferOrigin | null },
): Promise<OfferWithdrawn> {
  const found = (offers: readonly OfferView[] = []) => offers.find(({ id }) => id === difference.id)?.offer.reasons
  const among = { hers: found(judged?.hers) ?? [], all: () => found(judged?.offers) ?? [] }
  const reasons = await withdrawalReasons(session, among, origin)
  return { kind: 'offerWithdrawn', offerId: difference.id, reasons, ...trail.tell(session, difference) }
}

/** A cart that staff or a service watches may have come to another customer. */
async function currentKeys(session: Session, { cartId }: OffersScope): Promise<ChangeKey[]> {
  const customerId = session.viewer?.customerId ?? null
  if (cartId === null || customerId !== null) return keysOf(customerId, cartId)
  return keysOf((await findCart(session, cartId))?.customerId ?? null, cartId)
}

function keysOf(customerId: string | null, cartId: string | null): ChangeKey[] {
  const keys = ['catalogue']
  if (customerId !== null) keys.push(`customer:${customerId}`)
  if (cartId !== null) keys.push('products', `cart:${cartId}`)
  return keys
}
