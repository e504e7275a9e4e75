/** One who does the work in this process: an operation, again and again. */
interface Caller {
  readonly name: string
  readonly operation: () => unknown
}

/** One who works elsewhere, such as a server under load. */
interface Player {
  readonly name: string
  readonly play: (seconds: number) => Promise<Turn>
}

/** Who takes part. */
export type Contestant = Caller | Player

/** What one contestant did in one turn. */
export interface Turn {
  readonly medianMilliseconds: number
  readonly perSecond: number
  readonly cpuMilliseconds: number
}

/** What is measured of a turn. Time: less is better; rate: more is better. */
type Measure = 'time' | 'rate'

/** Who competes with whom. `limit` is the least that could do the same work. */
interface Contest {
  readonly measure: Measure
  readonly boon: Contestant
  readonly limit: Contestant
  readonly baseline?: Contestant
}

/** What a contest came to, over all its rounds. */
export interface Outcome {
  readonly measure: Measure
  readonly boon: Turn
  readonly limit: Turn
  readonly baseline: Turn | null
  /** Boon's figure by the limit's, each of its own round. */
  readonly ratios: readonly number[]
  /** The baseline's figure by Boon's, each of its own round. */
  readonly gains: readonly number[]
  /** Rounds run anew, since the limit had moved by over 25 % within them. */
  readonly repeated: number
}

/** How long, and how often. */
export interface Pace {
  readonly rounds: number
  readonly seconds: number
}

const MOST_MOVED = 0.25
const MOST_REPEATS = 3

/** Rounds of all contestants in random order on the same warm database; the limit runs first and last in each. */
export async function compete(contest: Contest, { rounds, seconds }: Pace): Promise<Outcome> {
  const played: Round[] = []
  let repeated = 0
  for (const each of present(contest)) await turn(each, seconds / 4)
  while (played.length < rounds) {
    const round = await playRound(contest, seconds)
    if (round.moved > MOST_MOVED && repeated < MOST_REPEATS) repeated += 1
    else played.push(round)
  }
  return outcome(contest, played, repeated)
}

interface Round {
  readonly boon: Turn
  readonly limit: Turn
  readonly baseline: Turn | null
  readonly moved: number
}

async function playRound(contest: Contest, seconds: number): Promise<Round> {
  const first = await turn(contest.limit, seconds / 2)
  const turns = new Map<Contestant, Turn>()
  for (const each of shuffled([contest.boon, ...(contest.baseline ? [contest.baseline] : [])]))
    turns.set(each, await turn(each, seconds))
  const last = await turn(contest.limit, seconds / 2)
  const [before, after] = [figure(first, contest.measure), figure(last, contest.measure)]
  return {
    boon: turns.get(contest.boon)!,
    baseline: contest.baseline ? turns.get(contest.baseline)! : null,
    limit: middle([first, last]),
    moved: Math.abs(before - after) / Math.min(before, after),
  }
}

/** Runs one contestant for so many seconds. */
export async function turn(contestant: Contestant, seconds: number): Promise<Turn> {
  if ('play' in contestant) return contestant.play(seconds)
  const times: number[] = []
  const start = performance.now()
  const cpu = ownCpu()
  await callUntil(start + seconds * 1000, contestant.operation, times)
  return {
    medianMilliseconds: median(times),
    perSecond: (times.length / (performance.now() - start)) * 1000,
    cpuMilliseconds: (ownCpu() - cpu) / times.length,
  }
}

/** What takes microseconds runs without waiting in between: a wait would cost more than the work. */
async function callUntil(until: number, operation: () => unknown, times: number[]): Promise<void> {
  for (let now = performance.now(); now < until || times.length === 0;) {
    const answer = operation()
    if (answer instanceof Promise) await answer
    const after = performance.now()
    times.push(after - now)
    now = after
  }
}

function ownCpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function outcome({ measure }: Contest, rounds: readonly Round[], repeated: number): Outcome {
  const ratios = rounds.map(({ boon, limit }) => figure(boon, measure) / figure(limit, measure))
  const gains = rounds.flatMap(({ boon, baseline }) => (baseline ? [gain(boon, baseline, measure)] : []))
  const baselines = rounds.flatMap(({ baseline }) => baseline ?? [])
  return {
    measure,
    boon: middle(rounds.map(({ boon }) => boon)),
    limit: middle(rounds.map(({ limit }) => limit)),
    baseline: baselines.length > 0 ? middle(baselines) : null,
    ratios,
    gains,
    repeated,
  }
}

/** How many times better than the baseline. */
function gain(boon: Turn, baseline: Turn, measure: Measure): number {
  const [ours, theirs] = [figure(boon, measure), figure(baseline, measure)]
  return measure === 'time' ? theirs / ours : ours / theirs
}

function figure({ medianMilliseconds, perSecond }: Turn, measure: Measure): number {
  return measure === 'time' ? medianMilliseconds : perSecond
}

function middle(turns: readonly Turn[]): Turn {
  return {
    medianMilliseconds: median(turns.map((each) => each.medianMilliseconds)),
    perSecond: median(turns.map((each) => each.perSecond)),
    cpuMilliseconds: median(turns.map((each) => each.cpuMilliseconds)),
  }
}

/** The middle one; of two in the middle, what lies between them. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).toSorted()
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

function present({ boon, limit, baseline }: Contest): Contestant[] {
  return [boon, limit, ...(baseline ? [baseline] : [])]
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
