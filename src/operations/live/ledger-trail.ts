import type { PlacedEntry } from '../../store/read-ledger-on.ts'
import type { Session } from '../session.ts'
import type { Trail } from './trail.ts'

/** What moved in a wallet since a client was told; null: more than it is told one by one. */
export interface LedgerNews {
  readonly entries: readonly PlacedEntry[] | null
  /** When to look again though nobody says so; null for never. */
  readonly changesAt: Date | null
}

/** More entries than so many wait for no client that listens. */
const MOST_WAITING = 100
/** As many are told one by one to a client that comes back. */
const MOST_MISSED = 1000
/** Until then what is held back by a transaction under way is looked at again. */
const HELD_BACK_MILLISECONDS = 20

/** One client's way through the ledger of a wallet: every entry once, in one order, on any server. */
export class LedgerTrail {
  readonly #customerId: string
  readonly #trail: Trail
  /** Still hears what it missed before it came back. */
  #comesBack = true

  constructor(customerId: string, trail: Trail) {
    this.#customerId = customerId
    this.#trail = trail
  }

  /** What is new; who starts now, or is lost, stands at the end of the ledger from here on. */
  async news(session: Session): Promise<LedgerNews> {
    const after = this.#trail.goesOn ? this.#trail.ledger : null
    if (after === null) return this.#skip(session, [])
    const most = this.#comesBack ? MOST_MISSED : MOST_WAITING
    const asked = { customerId: this.#customerId, after, most: most + 1 }
    const { entries, isHeldBack, isAhead } = await session.load.ledgerOn.load(asked)
    if (isAhead) {
      this.#trail.lose('RESTARTED')
      return this.#skip(session, [])
    }
    if (entries.length > most) return this.#skip(session, null)
    this.#comesBack &&= entries.length > MOST_WAITING
    return { entries, changesAt: isHeldBack ? new Date(session.now.getTime() + HELD_BACK_MILLISECONDS) : null }
  }

  async #skip(session: Session, entries: LedgerNews['entries']): Promise<LedgerNews> {
    this.#trail.standAt(await session.load.ledgerNow.load(this.#customerId))
    this.#comesBack = false
    return { entries, changesAt: null }
  }
}
