import { drawingProblem, type Giveaway } from '../../domain/giveaway/giveaway.ts'
import type { GiveawayDrawInput } from '../../domain/input/giveaway-input.ts'
import type { Json } from '../../domain/json.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import type { Worked } from '../../store/idempotency.ts'
import { findGiveaway } from '../../store/read-giveaways.ts'
import { lockGiveaway, type NewWin, writeDraw } from '../../store/write-giveaways.ts'
import { refreshSegmentsOf } from '../customers/refresh-members.ts'
import { withIdempotency } from '../idempotency.ts'
import { give } from '../loyalty/give.ts'
import { type LoyaltyWorld, loyaltyWorld } from '../loyalty/loyalty-world.ts'
import { announce, type Session, within } from '../session.ts'
import { chooseWinners, type Winner } from './choose-winners.ts'
import type { GiveawayPayload } from './giveaway-upsert.ts'

/**
 * Draws all prizes of a giveaway that has ended and gives them to their winners, in one transaction, once: the same key gets the first answer again,
 * another one INVALID_STATE. Where a prize cannot be given nothing is drawn: mend the prize and draw again, the winners will be the same.
 */
export async function giveawayDraw(
  session: Session,
  input: GiveawayDrawInput,
): Promise<GiveawayPayload & { readonly replayed: boolean }> {
  const { winnerIds, ...payload } = await withIdempotency<DrawnPayload>(
    session,
    { operation: 'giveawayDraw', key: input.idempotencyKey, input },
    {
      work: (db) => work(within(session, db), db, input),
      find: (reference) => answer(session.db, reference as string, []),
      refuse: (rejection) => ({ giveaway: null, userErrors: [rejection], winnerIds: [] }),
    },
  )
  const { giveaway, replayed } = payload
  if (giveaway !== null && !replayed)
    announce(session, `giveaway:${giveaway.id}`, ...winnerIds.map((id) => `customer:${id}`))
  return payload
}

type DrawnPayload = GiveawayPayload & { readonly winnerIds: readonly string[] }

async function answer(db: Db, id: string, winnerIds: readonly string[]): Promise<DrawnPayload> {
  return { giveaway: await findGiveaway(db, { id }), userErrors: [], winnerIds }
}

async function work(session: Session, db: Db, { giveawayId }: GiveawayDrawInput): Promise<Worked<DrawnPayload>> {
  if (giveawayId === null) return refused(reject('NOT_FOUND', ['giveawayId']))
  await lockGiveaway(db, giveawayId)
  const giveaway = await findGiveaway(db, { id: giveawayId })
  if (giveaway === null) return refused(reject('NOT_FOUND', ['giveawayId']))
  const problem = drawingProblem(giveaway, session.now)
  return problem === null ? drawAndGive(session, db, giveaway) : refused(problem)
}

async function drawAndGive(session: Session, db: Db, giveaway: Giveaway): Promise<Worked<DrawnPayload>> {
  const winners = await chooseWinners(db, giveaway)
  const world = await loyaltyWorld(session)
  const wins: NewWin[] = []
  // Customers by id, as everybody who locks several does.
  for (const winner of winners.toSorted((a, b) => (a.customerId < b.customerId ? -1 : 1))) {
    const given = await givePrize(world, db, giveaway, winner)
    if (!given.ok) return refused(given.rejection)
    const { customerId: _customerId, ...win } = winner
    wins.push({ ...win, granted: given.granted as unknown as Json })
  }
  await writeDraw(db, giveaway.id, wins, session.now)
  const winnerIds = [...new Set(winners.map(({ customerId }) => customerId))]
  await refreshSegmentsOf(db, session.services, winnerIds, session.now)
  return { value: await answer(db, giveaway.id, winnerIds), reference: giveaway.id }
}

async function givePrize(world: LoyaltyWorld, db: Db, { prizes }: Giveaway, { prizeKey, customerId }: Winner) {
  const { grants, title } = prizes.find(({ key }) => key === prizeKey)!
  const given = await give(world, db, [{ customerId, grants, description: title }])
  if (given.ok) return given
  const { code, detail, reasons } = given.rejection
  const told = `the prize ${prizeKey} cannot be given${detail === null ? '' : `: ${detail}`}`
  return { ok: false as const, rejection: reject(code, ['giveawayId'], told, reasons) }
}

function refused(...userErrors: Rejection[]): Worked<DrawnPayload> {
  return { value: { giveaway: null, userErrors, winnerIds: [] }, reference: null }
}
