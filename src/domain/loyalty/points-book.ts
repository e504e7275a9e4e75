import type { LedgerKind } from '../ledger-entry.ts'
import { sum } from '../money.ts'
import { bySoonestEnd, hasEnded, type LoyaltyCard, type PointsLot, pointsStanding } from './loyalty-card.ts'

/** One movement on a card, to be kept as a ledger entry. */
export interface PointsEntry {
  readonly kind: LedgerKind
  /** Null where points are owed, or come to pay what is owed. */
  readonly lotId: string | null
  readonly delta: number
  readonly heldDelta: number
  /** Of the card, after it. */
  readonly balance: number
  readonly description: string
  readonly occurredAt: Date
  readonly availableAt: Date | null
  readonly expiresAt: Date | null
}

/** Points to be gained as one lot. */
export interface Gain {
  readonly kind: 'EARN' | 'ISSUE' | 'ADJUST'
  readonly points: number
  readonly availableAt: Date
  readonly endsAt: Date | null
  readonly description: string
}

/** What became of a card: its sums, the lots that changed or are new, and the movements in order. */
export interface CardChange {
  readonly balance: number
  readonly held: number
  readonly owed: number
  readonly lots: readonly PointsLot[]
  readonly entries: readonly PointsEntry[]
}

/**
 * One card's points while they change, at one instant: every movement keeps `balance = rests of all lots - owed`, and says so in an entry.
 * Lots that have ended are written off first, whoever opens the book.
 */
export class PointsBook {
  readonly #now: Date
  readonly #newId: () => string
  readonly #lots: Map<string, PointsLot>
  readonly #changed = new Set<string>()
  readonly #entries: PointsEntry[] = []
  #balance: number
  #held: number
  #owed: number

  constructor(
    card: Pick<LoyaltyCard, 'balance' | 'held' | 'owed'>,
    lots: readonly PointsLot[],
    now: Date,
    newId: () => string,
  ) {
    this.#now = now
    this.#newId = newId
    this.#lots = new Map(lots.toSorted(bySoonestEnd).map((lot) => [lot.id, lot]))
    this.#balance = card.balance
    this.#held = card.held
    this.#owed = card.owed
    this.#writeOff()
  }

  /** What may be spent now; below zero where points are owed. */
  get spendable(): number {
    return pointsStanding([...this.#lots.values()], this.#owed, this.#now).points
  }

  /** What has changed so far. */
  get change(): CardChange {
    const lots = [...this.#changed].map((id) => this.#lots.get(id)!)
    return { balance: this.#balance, held: this.#held, owed: this.#owed, lots, entries: this.#entries }
  }

  /** Takes back what is left of one gift, spendable or still to be, and of nothing else. How many points. */
  withdraw(lotId: string, description: string): number {
    const lot = this.#lots.get(lotId)
    return lot === undefined ? 0 : this.#takeFrom([lot], lot.rest, 'ROLLBACK', description)
  }

  /** Adds a lot; what is owed is made good out of it at once (law 26). The lot's id. */
  gain({ kind, points, availableAt, endsAt, description }: Gain): string {
    const id = this.#newId()
    const lot = { id, points, rest: points, held: 0, earnedAt: this.#now, availableAt, endsAt }
    this.#keep({ ...lot, rest: points - this.#makeGood(points) })
    this.#note(kind, lot, points, description)
    return id
  }

  /** Spends out of the lots that end soonest (law 24); false, and nothing is spent, where there are fewer. */
  spend(points: number, kind: 'SPEND' | 'ADJUST', description: string): boolean {
    if (this.spendable < points) return false
    this.#takeFrom(this.#available(), points, kind, description)
    return true
  }

  /** Takes points back for a return: pending ones first, those of the lot concerned before others; what is not there is owed (law 26). */
  takeBack(points: number, lotId: string | null, description: string): void {
    const own = (lot: PointsLot): number => Number(lot.id !== lotId)
    const pending = this.#live().filter(({ availableAt }) => availableAt > this.#now)
    const order = [
      ...pending.toSorted((a, b) => own(a) - own(b)),
      ...this.#available().toSorted((a, b) => own(a) - own(b)),
    ]
    const missing = points - this.#takeFrom(order, points, 'ROLLBACK', description)
    if (missing === 0) return
    this.#owed += missing
    this.#note('ROLLBACK', null, -missing, description)
  }

  /** Writes off what has ended, at the instant at which it did. */
  #writeOff(): void {
    for (const lot of this.#lots.values())
      if (lot.rest > 0 && hasEnded(lot, this.#now)) {
        this.#keep({ ...lot, rest: 0 })
        this.#note('EXPIRE', lot, -lot.rest, '', lot.endsAt!)
      }
  }

  #live(): PointsLot[] {
    return [...this.#lots.values()].filter((lot) => lot.rest > 0 && !hasEnded(lot, this.#now))
  }

  #available(): PointsLot[] {
    return this.#live().filter(({ availableAt }) => availableAt <= this.#now)
  }

  /** How many of them were there. */
  #takeFrom(lots: readonly PointsLot[], points: number, kind: LedgerKind, description: string): number {
    const taken = lots.map((lot) => {
      const part = Math.min(lot.rest, points)
      points -= part
      if (part === 0) return 0
      this.#keep({ ...lot, rest: lot.rest - part })
      this.#note(kind, lot, -part, description)
      return part
    })
    return sum(taken)
  }

  /** What is owed comes first; how much of these points it takes. */
  #makeGood(points: number): number {
    const paid = Math.min(this.#owed, points)
    this.#owed -= paid
    return paid
  }

  #keep(lot: PointsLot): void {
    this.#lots.set(lot.id, lot)
    this.#changed.add(lot.id)
  }

  #note(kind: LedgerKind, lot: PointsLot | null, delta: number, description: string, occurredAt = this.#now): void {
    this.#balance += delta
    this.#entries.push({
      kind,
      lotId: lot?.id ?? null,
      delta,
      heldDelta: 0,
      balance: this.#balance,
      description,
      occurredAt,
      availableAt: lot?.availableAt ?? null,
      expiresAt: lot?.endsAt ?? null,
    })
  }
}
