import type { CodeHolding } from '../../domain/wallet-item.ts'
import type { GiftCard } from '../../domain/gift-card.ts'
import { Forbidden } from '../errors.ts'
import type { Session } from '../session.ts'
import type { Reach } from '../views.ts'
import { walletHoldings, type WalletHoldings } from '../wallet/wallet-holdings.ts'
import type { WalletEvent } from './events.ts'
import type { Hub } from './hub.ts'
import { type Look, openStream } from './stream.ts'
import type { StreamItem } from './stream-item.ts'
import type { Difference } from './told.ts'
import { startTrail, type Trail } from './trail.ts'
import { toldHoldings, walletBinding } from './wallet-cursor.ts'

/** Arguments of `walletChanged`. */
export interface WalletChangedArgs {
  readonly after: string | null
}

/** One event for each holding that came, went or changed its status, or what is on it, in the viewer's own wallet. Visitors and shoppers only. */
export async function walletChanged(
  session: Session,
  hub: Hub,
  { after }: WalletChangedArgs,
): Promise<AsyncIterableIterator<StreamItem<WalletEvent>>> {
  const customerId = session.viewer?.customerId ?? null
  if (customerId === null) throw new Forbidden()
  const trail = startTrail(session, walletBinding(session), after)
  return openStream(session, hub, keysOf(customerId), topicOf(customerId, trail))
}

/** More holdings than so many wait for no client. */
const MOST_WAITING = 100

/** Cannot see the request's session: a stream must not keep it alive. */
function topicOf(customerId: string, trail: Trail) {
  return (session: Session): Promise<Look<WalletEvent>> => look(session, customerId, trail)
}

async function look(session: Session, customerId: string, trail: Trail): Promise<Look<WalletEvent>> {
  const reach = reachOfWallet((await session.load.snapshot()).version)
  const holdings = await walletHoldings(session, customerId)
  const eventOf = async (difference: Difference): Promise<WalletEvent> => {
    const item = await itemOf(session, holdings, difference)
    return { kind: 'walletChanged', wallet: { customerId }, item, ...trail.tell(session, difference) }
  }
  const untold = trail.untold(session, toldHoldings(session, holdings), eventOf, MOST_WAITING)
  return { keys: keysOf(customerId), changesAt: holdings.changesAt, reach, untold, ends: false }
}

/** The holding as it is now; one that went is shown with its last status, unless it is somebody else's by now. */
async function itemOf(
  session: Session,
  holdings: WalletHoldings,
  { id, state }: Difference,
): Promise<CodeHolding | null> {
  if (state !== null) return holdings.items.find((item) => item.id === id)!
  const voucher = await session.load.voucher.load(id)
  if (voucher === null) return heldCard(session, holdings, id)
  return voucher !== null && (voucher.isPublic || voucher.holderId === holdings.customerId) ? voucher : null
}

async function heldCard({ load }: Session, { customerId }: WalletHoldings, id: string): Promise<GiftCard | null> {
  const card = await load.giftCard.load(id)
  return card?.holderId === customerId ? card : null
}

/** What needs no code is in no wallet. */
function reachOfWallet(version: number): Reach {
  return { version, limited: [], bearing: ({ kind }) => ({ matters: kind !== 'PROMOTION', changesAt: null }) }
}

function keysOf(customerId: string): string[] {
  return ['catalogue', `customer:${customerId}`]
}
