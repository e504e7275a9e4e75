import { BadInput } from '../errors.ts'
import { type Activity, activityNow, hasBegun, readActivity } from '../../store/read-activity.ts'
import type { Session } from '../session.ts'
import { type ActivityPosition, openActivityCursor, sealActivityCursor } from './activity-cursor.ts'
import type { CursorBinding } from './cursor.ts'
import type { RedemptionEvent, Resync, ResyncReason } from './events.ts'
import type { Hub } from './hub.ts'
import { type Look, openStream } from './stream.ts'
import type { StreamItem } from './stream-item.ts'

/** Arguments of `redemptionActivity`. */
export interface RedemptionActivityArgs {
  readonly campaignId: string | null
  readonly after: string | null
}

/** Every redemption made, each change of its status, and every failure: all of them, in one order on every server (support, marketers). */
export async function redemptionActivity(
  session: Session,
  hub: Hub,
  { campaignId, after }: RedemptionActivityArgs,
): Promise<AsyncIterableIterator<StreamItem<RedemptionEvent>>> {
  const reader = await startReader(session, campaignId, after)
  return openStream(session, hub, KEYS, (each) => reader.look(each))
}

const KEYS = ['redemptions']
const CURSOR_LIFE_MILLISECONDS = 24 * 3_600_000
/** Until then what is held back by a transaction under way is looked at again. */
const HELD_BACK_MILLISECONDS = 10

/** Where to begin: behind the cursor, else now. */
async function startReader(session: Session, campaignId: string | null, after: string | null): Promise<ActivityReader> {
  const binding = ['redemptionActivity', session.viewer?.caller ?? null, campaignId]
  const now = await activityNow(session.db)
  const fresh = { ...now.place, toldAt: session.now }
  if (after === null) return new ActivityReader(campaignId, binding, fresh, now.snapshot, null)
  const position = openActivityCursor(session.services.cursorKey, binding, after)
  if (position === null) throw new BadInput('`after` is no cursor of this stream.', ['after'])
  const lost = await lossOf(session, position)
  return new ActivityReader(campaignId, binding, lost ? fresh : position, lost ? now.snapshot : null, lost)
}

async function lossOf(session: Session, position: ActivityPosition): Promise<ResyncReason | null> {
  if (session.now.getTime() - position.toldAt.getTime() > CURSOR_LIFE_MILLISECONDS) return 'CURSOR_TOO_OLD'
  return (await hasBegun(session.db, position)) ? null : 'RESTARTED'
}

/** One client's way through the log. What was read and not yet told is kept, at most one page, so that no wake reads it again. */
class ActivityReader {
  readonly #campaignId: string | null
  readonly #binding: CursorBinding
  readonly #start: ActivityPosition
  /** Where the next reading begins. */
  #next: ActivityPosition
  readonly #unseenBy: string | null
  #lost: ResyncReason | null
  #waiting: RedemptionEvent[] = []

  constructor(
    campaignId: string | null,
    binding: CursorBinding,
    position: ActivityPosition,
    unseenBy: string | null,
    lost: ResyncReason | null,
  ) {
    this.#campaignId = campaignId
    this.#binding = binding
    this.#start = position
    this.#next = position
    this.#unseenBy = unseenBy
    this.#lost = lost
  }

  async look(session: Session): Promise<Look<RedemptionEvent>> {
    if (this.#lost !== null) return this.#lookAfter(session, 0, [async () => this.#resync(session)])
    if (this.#waiting.length > 0) return this.#lookAfter(session, 0, this.#untold())
    const page = await readActivity(session.db, {
      after: this.#next,
      campaignId: this.#campaignId,
      unseenBy: this.#unseenBy,
    })
    this.#waiting = await this.#eventsOf(session, page.items)
    this.#next = { ...page.next, toldAt: session.now }
    const again = page.isFull ? 0 : page.isHeldBack ? HELD_BACK_MILLISECONDS : null
    return this.#lookAfter(session, again, this.#untold())
  }

  #lookAfter({ now }: Session, milliseconds: number | null, untold: Look<RedemptionEvent>['untold']) {
    const changesAt = milliseconds === null ? null : new Date(now.getTime() + milliseconds)
    return { keys: KEYS, changesAt, reach: null, untold, ends: false }
  }

  #untold(): (() => Promise<RedemptionEvent>)[] {
    return this.#waiting.map(() => async () => this.#waiting.shift()!)
  }

  #resync(session: Session): Resync {
    const reason = this.#lost!
    this.#lost = null
    const cursor = this.#cursorAt(session, this.#start)
    return { kind: 'resync', reason, eventId: cursor, cursor, occurredAt: session.now }
  }

  /** Two queries for a page, whatever it holds. */
  async #eventsOf(session: Session, items: readonly Activity[]): Promise<RedemptionEvent[]> {
    const found = await Promise.all(items.map((activity) => this.#eventOf(session, activity)))
    return found.filter((event) => event !== null)
  }

  /** As it stood when this happened: the status is that of then. */
  async #eventOf(session: Session, activity: Activity): Promise<RedemptionEvent | null> {
    const { load } = session
    const event = {
      eventId: `${activity.transaction}-${activity.sequence}`,
      cursor: this.#cursorAt(session, { ...activity, toldAt: session.now }),
      occurredAt: activity.at,
    }
    if (activity.redemptionId === null) {
      const failure = await load.redemptionFailure.load(activity.failureId)
      return failure && { kind: 'redemptionFailed', failure, ...event }
    }
    const redemption = await load.redemption.load(activity.redemptionId)
    return (
      redemption && { kind: 'redemptionHappened', redemption: { ...redemption, status: activity.status }, ...event }
    )
  }

  #cursorAt({ services }: Session, position: ActivityPosition): string {
    return sealActivityCursor(services.cursorKey, this.#binding, position)
  }
}
