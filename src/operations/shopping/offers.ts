import type { OfferKind } from '../../domain/priced-cart.ts'
import type { OfferStatus } from '../../domain/offer.ts'
import type { Page, PageRequest } from '../../domain/page.ts'
import { parseAt } from '../../domain/input/place.ts'
import { readLocation } from '../../domain/parse-evaluation.ts'
import { locationOf } from '../../domain/priced-lines.ts'
import type { Whereabouts } from '../../store/load-facts.ts'
import { BadInput } from '../errors.ts'
import { lazily } from '../../domain/lazily.ts'
import { offersCursor, UP } from '../live/offers-cursor.ts'
import type { Session } from '../session.ts'
import type { OfferView, OfferViews } from '../views.ts'
import { unknownStore } from './cart-create.ts'
import { judgeOffers } from './judge-offers.ts'

/** What offers to list. */
export interface OffersArgs {
  readonly cartId?: string | null
  readonly placement?: string | null
  readonly kinds?: readonly OfferKind[] | null
  readonly statuses: readonly OfferStatus[]
  readonly latitude?: number | null
  readonly longitude?: number | null
  readonly storeKey?: string | null
  readonly page: PageRequest
}

/** One page of offers, best first; `cursor` is where to start `offersChanged`. */
export interface OffersPage extends Page<OfferView> {
  readonly cursor: string
}

/** Offers for the viewer, with or without a cart. Null where there is no such cart of hers. */
export async function offers(session: Session, args: OffersArgs): Promise<OffersPage | null> {
  const place = { cartId: args.cartId ?? null, placement: args.placement ?? null }
  const whereabouts = await whereaboutsOf(session, args)
  const judged = await judgeOffers(session, place, whereabouts)
  if (judged === null) return null
  const { placement } = place
  const kept = args.cartId || isNowhere(whereabouts) ? null : whereabouts
  const listed = judged.list({ statuses: args.statuses, kinds: args.kinds ?? null, placement })
  const cursor = lazily(() => offersCursor(session, place, judged.list({ ...UP, placement }), kept))
  return {
    ...pageOfOffers(listed, args.page),
    get cursor() {
      return cursor()
    },
  }
}

function isNowhere({ storeKey, location }: Whereabouts): boolean {
  return storeKey === null && location === null
}

/** Where the viewer says that she is: a store that exists, and both coordinates or none. */
async function whereaboutsOf(session: Session, args: OffersArgs): Promise<Whereabouts> {
  const parsed = parseAt([], (place) => readLocation(args, place))
  const problem = parsed.ok ? (await unknownStore(session, args.storeKey))[0] : parsed.rejections[0]
  if (problem !== undefined) throw new BadInput(problem.detail ?? 'There is no such store.', problem.path)
  return { storeKey: args.storeKey ?? null, location: parsed.ok ? locationOf(parsed.value) : null }
}

/** A page of a list that is judged anew for each request: it goes on behind the offer last seen. */
export function pageOfOffers(listed: OfferViews, { first, after }: PageRequest): Page<OfferView> {
  const start = after === null ? 0 : behind(listed, after)
  const items = listed.slice(start, start + first)
  return {
    items,
    positions: items.map(({ id }, at) => [id, String(start + at)]),
    hasNextPage: start + first < listed.length,
    hasPreviousPage: after !== null,
    totalCount: listed.length,
  }
}

/** Behind the offer that the cursor names; where it has gone, at the place that it had. */
function behind(listed: OfferViews, [id, place]: readonly string[]): number {
  const index = Number(place)
  if (!Number.isSafeInteger(index) || index < 0) throw new BadInput('This cursor is not one of ours.', ['after'])
  if (listed.slice(index, index + 1)[0]?.id === id) return index + 1
  const at = listed.slice(0, listed.length).findIndex((offer) => offer.id === id)
  return at >= 0 ? at + 1 : index
}
