import { setImmediate } from 'node:timers/promises'
import type { Campaign } from '../../domain/campaign.ts'
import type { SimulateInput } from '../../domain/input/simulate-input.ts'
import { SIMULATION_MILLISECONDS } from '../../domain/limits.ts'
import { parseCampaign } from '../../domain/parse-campaign.ts'
import type { Rejection } from '../../domain/rejection.ts'
import { type SimulatedCart, type Simulation, SimulationRun } from '../../domain/decisions/simulation.ts'
import { loadSimulatedFacts, openTrying, type Trying } from '../../store/load-simulated-facts.ts'
import { findCampaign } from '../../store/read-campaigns.ts'
import { countPastOrders, type PastSpan, streamPastOrders } from '../../store/read-past-orders.ts'
import { BadInput } from '../errors.ts'
import { oneAhead } from '../one-ahead.ts'
import { readLookup } from '../read-lookup.ts'
import type { Session } from '../session.ts'
import { readEvaluation } from '../shopping/evaluate.ts'
import { withGiftIds } from '../shopping/gift-ids.ts'

/** Past orders that one simulation looks at. */
export const MAXIMUM_ORDERS = 100_000

/** Carts judged before other requests have their turn. */
const JUDGED_AT_ONCE = 50

/** Carts that one simulation takes. */
export const MAXIMUM_CARTS = 100

type Args = { readonly input: SimulateInput }

/**
 * What a campaign, saved or not, would have done by itself on the paid orders of a span or on carts given; nothing is stored. An order is
 * judged at the instant at which it was paid, at its prices of then, after what its customer had done before. Null where there is no such campaign.
 */
export async function simulate(session: Session, { input }: Args): Promise<Simulation | null> {
  const source = await readSource(session, input)
  const campaign = await readCampaign(session, input)
  if (campaign === null) return null
  const trying = await openTrying(session.db, await session.load.snapshot(), campaign)
  const run = new SimulationRun()
  for await (const facts of oneAhead(factsOf(session, trying, source)))
    for (const [place, each] of facts.entries()) {
      run.judge(each)
      if (place % JUDGED_AT_ONCE === 0) await takeBreath(session)
    }
  const { examples, ...sums } = run.result()
  return { ...sums, examples: examples.map((priced) => withGiftIds(priced, () => session.services.newId())) }
}

async function takeBreath({ services, now }: Session): Promise<void> {
  if (services.now().getTime() - now.getTime() > SIMULATION_MILLISECONDS)
    throw new BadInput('This takes more than a minute: choose a shorter span.', ['input', 'from'])
  await setImmediate()
}

async function* factsOf({ db }: Session, trying: Trying, source: Source) {
  for await (const carts of source) yield await loadSimulatedFacts(db, trying, carts)
}

async function readCampaign(session: Session, { campaignId, campaign }: SimulateInput): Promise<Campaign | null> {
  const isSaved = campaignId !== undefined && campaignId !== null
  if (isSaved === Boolean(campaign))
    throw new BadInput('Name either a saved campaign or one that is not.', ['input', 'campaignId'])
  return isSaved ? findCampaign(session.db, { id: campaignId }) : readUnsaved(session, campaign!)
}

/** Checked as `campaignCreate` checks, but that it may have ended: its span does not matter here. */
async function readUnsaved(session: Session, input: NonNullable<SimulateInput['campaign']>): Promise<Campaign> {
  const { services, now, db } = session
  const { settings } = await session.load.snapshot()
  const parsed = parseCampaign(input, await readLookup(db), settings, new Date(0))
  if (!parsed.ok) throw badInput(parsed.rejections[0]!, ['input', 'campaign'])
  return { ...parsed.value, id: services.newId(), state: 'DRAFT', version: 1, createdAt: now, updatedAt: now }
}

type Source = AsyncIterable<readonly SimulatedCart[]> | Iterable<readonly SimulatedCart[]>

async function readSource(session: Session, { from, to, carts }: SimulateInput): Promise<Source> {
  if (carts && (from || to)) throw new BadInput('Name either a span of past orders or carts.', ['input', 'carts'])
  if (carts) return [await readCarts(session, carts)]
  if (!from || !to) throw new BadInput('Past orders need both ends of their span.', ['input', from ? 'to' : 'from'])
  if (to <= from) throw new BadInput('`to` must be after `from`.', ['input', 'to'])
  return pastOrders(session, { from, to })
}

async function pastOrders({ db }: Session, span: PastSpan): Promise<Source> {
  if ((await countPastOrders(db, span, MAXIMUM_ORDERS)) > MAXIMUM_ORDERS)
    throw new BadInput(`The span holds more than ${MAXIMUM_ORDERS} orders: choose a shorter one.`, ['input', 'from'])
  return oneAhead(streamPastOrders(db, span))
}

/** One after the other: a hundred carts at once would take every connection. Their codes stand for other campaigns, and count for nothing; nor does what points would pay. */
async function readCarts(session: Session, inputs: NonNullable<SimulateInput['carts']>): Promise<SimulatedCart[]> {
  if (inputs.length > MAXIMUM_CARTS) throw new BadInput(`At most ${MAXIMUM_CARTS} carts.`, ['input', 'carts'])
  const carts: SimulatedCart[] = []
  for (const [place, input] of inputs.entries()) {
    const read = await readEvaluation(session, input, ['input', 'carts', String(place)])
    if (!read.ok) throw badInput(read.rejections[0]!, [])
    const { customerId, cart, draft } = read.value
    carts.push({ customerId, cart: { ...cart, codes: [], points: null }, at: draft.at ?? session.now })
  }
  return carts
}

function badInput({ path, detail, code }: Rejection, before: readonly string[]): BadInput {
  return new BadInput(detail ?? code, [...before, ...path])
}
