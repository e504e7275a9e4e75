import { expect } from '@jest/globals'
import { setTimeout as wait } from 'node:timers/promises'
import type { OfferStatus } from '../../src/domain/offer.ts'
import type { OfferEvent } from '../../src/operations/live/events.ts'
import type { OffersScope } from '../../src/operations/live/offers-cursor.ts'
import { offersChanged } from '../../src/operations/live/offers-changed.ts'
import type { StreamItem } from '../../src/operations/live/stream-item.ts'
import type { Session } from '../../src/operations/session.ts'
import { offers } from '../../src/operations/shopping/offers.ts'
import type { OfferView } from '../../src/operations/views.ts'

const LISTED: readonly OfferStatus[] = ['APPLIED', 'ELIGIBLE', 'NEARLY']

/** A client that asks once for its offers, and from then on only listens. */
export interface Follower {
  /** All events so far. */
  readonly events: OfferEvent[]
  /** What it was told last. */
  cursor(): string
  /** Goes on from its last cursor, with another session: after a while, on another server. */
  resume(open: () => Session): Promise<void>
  leave(): Promise<void>
  /** Holds once what it has folded together is what `offers` answers now. */
  agrees(): Promise<void>
}

/** Asks for offers, then follows them. `open`: a fresh session of the viewer. */
export async function follow(open: () => Session, scope: OffersScope): Promise<Follower> {
  const answer = await ask(open(), scope)
  const up = new Map(answer.items.map((view) => [view.id, seen(view)]))
  const events: OfferEvent[] = []
  let cursor = answer.cursor
  let stream: AsyncIterableIterator<StreamItem<OfferEvent>>
  let listening: Promise<void>
  const listen = async (): Promise<void> => {
    for await (const { value } of stream) {
      events.push(value)
      cursor = value.cursor
      if (value.kind === 'offerWithdrawn') up.delete(value.offerId)
      if (value.kind === 'offerBecameEligible') up.set(value.offer.id, seen(value.offer))
    }
  }
  const begin = async (session: Session): Promise<void> => {
    stream = await offersChanged(session, session.services.hub, { ...scope, after: cursor })
    listening = listen()
  }
  const leave = async (): Promise<void> => {
    await stream.return!()
    await listening
  }
  await begin(open())
  return {
    events,
    cursor: () => cursor,
    leave,
    resume: async (elsewhere) => {
      await leave()
      await begin(elsewhere())
    },
    agrees: () =>
      eventually(async () => {
        const now = await ask(open(), scope)
        expect(Object.fromEntries(up)).toEqual(Object.fromEntries(now.items.map((view) => [view.id, seen(view)])))
      }),
  }
}

/**
 * Tries until it holds: events arrive a moment after the change, and entries of a ledger once no older transaction of the cluster is under way;
 * a neighbouring test keeps one open for five seconds.
 */
export async function eventually(claim: () => Promise<void> | void, milliseconds = 12_000): Promise<void> {
  for (const end = performance.now() + milliseconds; ; await wait(10)) {
    try {
      return await claim()
    } catch (error) {
      if (performance.now() > end) throw error
    }
  }
}

async function ask(session: Session, scope: OffersScope) {
  const answer = await offers(session, { ...scope, statuses: LISTED, page: { first: 100, after: null } })
  expect(answer?.hasNextPage).toBe(false)
  return answer!
}

/** What a client shows of an offer. */
function seen({ offer, campaign, voucher }: OfferView) {
  const { status, code, savings, effects, hints, reasons } = offer
  const { version, display, endsAt } = campaign
  return { status, code, savings, effects, hints, reasons, version, display, endsAt, voucher: voucher?.version ?? null }
}
