import type { KeyObject } from 'node:crypto'
import type { Whereabouts } from '../../store/load-facts.ts'
import type { LedgerPlace } from '../../store/read-ledger-on.ts'
import { BadInput } from '../errors.ts'
import type { Session } from '../session.ts'
import { type CursorBinding, openCursor, type Position, sealCursor } from './cursor.ts'
import type { Resync, ResyncReason, StreamEvent } from './events.ts'
import { type Difference, differences, fold, type Told } from './told.ts'

/** Older cursors get a Resync. */
const CURSOR_LIFE_MILLISECONDS = 24 * 3_600_000
const STREAM_BYTES = 8

/** Writes down, beside an answer, what that answer tells: where a stream goes on from it. Null: more than a cursor holds. */
export function cursorOf(
  session: Session,
  binding: CursorBinding,
  told: Told | null,
  { place = null, ledger = null }: Partial<Pick<Position, 'place' | 'ledger'>> = {},
): string {
  return sealCursor(session.services.cursorKey, binding, { ...beginning(session, told), place, ledger }).cursor
}

/** The trail of a stream: from a cursor (`BadInput` where it is broken or another's), or from now on. */
export function startTrail(session: Session, binding: CursorBinding, after: string | null): Trail {
  const key = session.services.cursorKey
  if (after === null) return new Trail(key, binding, beginning(session, new Map()), 'starts')
  const position = openCursor(key, binding, after)
  if (position === null) throw new BadInput('`after` is no cursor of this stream.', ['after'])
  const tooOld = session.now.getTime() - position.issuedAt.getTime() > CURSOR_LIFE_MILLISECONDS
  return new Trail(key, binding, position, tooOld || position.told === null ? 'lost' : 'resumes')
}

function beginning({ services, now }: Session, told: Told | null): Position {
  return { stream: services.randomBytes(STREAM_BYTES), sequence: 0, issuedAt: now, told, place: null, ledger: null }
}

type TrailState = 'starts' | 'resumes' | 'lost' | 'goes on'

/** What one client has been told: grows with each event that it takes, and stands in that event's cursor. */
export class Trail {
  readonly #key: KeyObject
  readonly #binding: CursorBinding
  #position: Position & { readonly told: Told }
  #state: TrailState
  #lostBy: ResyncReason = 'CURSOR_TOO_OLD'

  constructor(key: KeyObject, binding: CursorBinding, position: Position, state: TrailState) {
    this.#key = key
    this.#binding = binding
    this.#position = { ...position, told: position.told ?? new Map() }
    this.#state = state
  }

  /** Where she said that she was, when she asked for what this goes on from; null: nowhere. */
  get place(): Whereabouts | null {
    return this.#position.place
  }

  /** How far she was told what moved; null: she was told nothing of that. */
  get ledger(): LedgerPlace | null {
    return this.#position.ledger
  }

  /** Whether she goes on from what she was told, not from now. */
  get goesOn(): boolean {
    return this.#state === 'resumes' || this.#state === 'goes on'
  }

  /** Nobody can say any more what she missed. */
  lose(reason: ResyncReason): void {
    this.#state = 'lost'
    this.#lostBy = reason
  }

  /** What moved before this place is not told any more. */
  standAt(ledger: LedgerPlace): void {
    this.#position = { ...this.#position, ledger }
  }

  /**
   * What there is to tell, given what is true now. Who starts now has heard it all; who is lost is told so, once, and so is a client that more
   * than `most` things wait for since it was told something. What was missed before the stream began is told in full.
   */
  untold<T>(
    session: Session,
    now: Told,
    eventOf: (difference: Difference) => Promise<T>,
    most = Infinity,
  ): (() => Promise<T | Resync>)[] {
    const state = this.#state
    if (state === 'lost') return [() => Promise.resolve(this.#resync(session, now, this.#lostBy))]
    if (state === 'starts') this.#position = { ...this.#position, told: now }
    this.#state = 'goes on'
    const waiting = differences(this.#position.told, now)
    if (state === 'goes on' && waiting.length > most) return [this.tooSlow(session, now)]
    return waiting.map((difference) => () => eventOf(difference))
  }

  /** Counts a difference as told: call it last, when nothing can fail any more. */
  tell(session: Session, difference: Difference): StreamEvent {
    return this.#advance(session, fold(this.#position.told, difference))
  }

  /** Counts an entry as told: call it last likewise. */
  tellEntry(session: Session, ledger: LedgerPlace): StreamEvent {
    this.standAt(ledger)
    const event = this.#advance(session, this.#position.told)
    return { ...event, eventId: `${ledger.transaction}-${ledger.sequence}` }
  }

  /** Tells that more waits than she is told one by one: she goes on from what is true now. */
  tooSlow(session: Session, now: Told): () => Promise<Resync> {
    return () => Promise.resolve(this.#resync(session, now, 'TOO_SLOW'))
  }

  #resync(session: Session, now: Told, reason: ResyncReason): Resync {
    this.#state = 'goes on'
    return { kind: 'resync', reason, ...this.#advance(session, now) }
  }

  #advance({ now }: Session, told: Told): StreamEvent {
    const { sequence } = this.#position
    this.#position = { ...this.#position, sequence: sequence + 1, issuedAt: now, told }
    const { cursor, seal } = sealCursor(this.#key, this.#binding, this.#position)
    return { eventId: seal, cursor, occurredAt: now }
  }
}
