import { isGiveawayEntry, type WalletItem } from '../../domain/wallet-item.ts'
import { CODES } from '../../domain/decisions/audience-of.ts'
import { earlier } from '../../domain/condition/verdict.ts'
import { Forbidden } from '../errors.ts'
import type { Session } from '../session.ts'
import type { Reach } from '../views.ts'
import type { PlacedEntry } from '../../store/read-ledger-on.ts'
import { walletHoldings, type WalletHoldings } from '../wallet/wallet-holdings.ts'
import type { WalletEvent } from './events.ts'
import type { Hub } from './hub.ts'
import { type Look, openStream } from './stream.ts'
import type { StreamItem } from './stream-item.ts'
import type { Difference } from './told.ts'
import { LedgerTrail } from './ledger-trail.ts'
import { startTrail, type Trail } from './trail.ts'
import { toldHoldings, walletBinding } from './wallet-cursor.ts'

/** Arguments of `walletChanged`. */
export interface WalletChangedArgs {
  readonly after: string | null
}

/** One event for each entry of the ledger, and one for each holding that came, went or changed its status, or what is on it, in the viewer's own wallet. Visitors and shoppers only. */
export async function walletChanged(
  session: Session,
  hub: Hub,
  { after }: WalletChangedArgs,
): Promise<AsyncIterableIterator<StreamItem<WalletEvent>>> {
  const customerId = session.viewer?.customerId ?? null
  if (customerId === null) throw new Forbidden()
  const trail = startTrail(session, walletBinding(session), after)
  return openStream(session, hub, keysOf(customerId), topicOf(customerId, trail, new LedgerTrail(customerId, trail)))
}

/** More holdings than so many wait for no client. */
const MOST_WAITING = 100

/** Cannot see the request's session: a stream must not keep it alive. */
function topicOf(customerId: string, trail: Trail, ledger: LedgerTrail) {
  return (session: Session): Promise<Look<WalletEvent>> => look(session, customerId, trail, ledger)
}

async function look(
  session: Session,
  customerId: string,
  trail: Trail,
  ledger: LedgerTrail,
): Promise<Look<WalletEvent>> {
  const reach = reachOfWallet((await session.load.snapshot()).version)
  const { entries, changesAt } = await ledger.news(session)
  const holdings = await walletHoldings(session, customerId)
  const told = toldHoldings(session, holdings)
  const eventOf = async (difference: Difference): Promise<WalletEvent> => {
    const item = await itemOf(session, holdings, difference)
    return { kind: 'walletChanged', wallet: { customerId }, item, entry: null, ...trail.tell(session, difference) }
  }
  const ofItems = trail.untold(session, told, eventOf, MOST_WAITING)
  const untold =
    entries === null
      ? [trail.tooSlow(session, told)]
      : [...entries.map((each) => entryEvent(session, customerId, trail, each)), ...ofItems]
  return {
    keys: keysOf(customerId, holdings),
    changesAt: earlier(changesAt, holdings.changesAt),
    reach,
    untold,
    ends: false,
  }
}

function entryEvent(session: Session, customerId: string, trail: Trail, { entry, place }: PlacedEntry) {
  return async (): Promise<WalletEvent> => {
    const event = trail.tellEntry(session, place)
    return { kind: 'walletChanged', wallet: { customerId }, item: null, entry, ...event }
  }
}

/** The holding as it is now; one that went is shown with its last status, unless it is somebody else's by now. */
async function itemOf(
  session: Session,
  holdings: WalletHoldings,
  { id, state }: Difference,
): Promise<WalletItem | null> {
  if (state !== null) return holdings.items.find((item) => item.id === id)!
  const voucher = await session.load.voucher.load(id)
  if (voucher === null) return otherThanVoucher(session, holdings, id)
  return voucher.isPublic || voucher.holderId === holdings.customerId ? voucher : null
}

async function otherThanVoucher(
  { load }: Session,
  { customerId }: WalletHoldings,
  id: string,
): Promise<WalletItem | null> {
  for (const loader of [load.giftCard, load.perk, load.giveawayEntry, load.loyaltyCard]) {
    const item = await loader.load(id)
    if (item !== null) return item.holderId === customerId ? item : null
  }
  return null
}

/** What needs no code is in no wallet. */
function reachOfWallet(version: number): Reach {
  const traits = (name: string): string[] | null => (name === CODES ? null : [])
  return {
    version,
    limited: [],
    up: new Set(),
    traits,
    bearing: ({ kind }) => ({ matters: kind !== 'PROMOTION', changesAt: null }),
  }
}

/** A draw changes every entry, and writes none of them: who is in a giveaway follows it. */
function keysOf(customerId: string, holdings: WalletHoldings | null = null): string[] {
  const entries = holdings?.items.filter(isGiveawayEntry) ?? []
  return ['catalogue', `customer:${customerId}`, ...entries.map(({ giveawayId }) => `giveaway:${giveawayId}`)]
}
