import { median, type Outcome, type Turn } from './contest.ts'

/** One line of the table. */
export interface Figure {
  readonly figure: string
  readonly boon: string
  readonly limit: string
  readonly baseline: string
  readonly ratio: string
  readonly target: string
  readonly reached: boolean | null
  readonly cpu: string
}

/** What a figure must reach. */
export interface Target {
  readonly text: string
  readonly holds: (outcome: Outcome) => boolean
}

/** A contest as a line of the table. `target` null: for comparison only. */
export function figureOf(figure: string, outcome: Outcome, target: Target | null): Figure {
  const { measure, boon, limit, baseline, ratios, gains, repeated } = outcome
  const told = (turn: Turn): string => (measure === 'time' ? time(turn.medianMilliseconds) : rate(turn.perSecond))
  return {
    figure,
    boon: told(boon),
    limit: told(limit),
    baseline: baseline === null ? '' : `${told(baseline)} (${number(median(gains))} x)`,
    ratio: `${spread(ratios)}${repeated > 0 ? ` (${repeated} repeated)` : ''}`,
    target: target?.text ?? '',
    reached: target?.holds(outcome) ?? null,
    cpu: [cpuOf('', boon), cpuOf('limit ', limit), cpuOf('baseline ', baseline)].filter(Boolean).join('; '),
  }
}

/** Nothing for one who is not there, and where the system does not tell. */
function cpuOf(name: string, turn: Turn | null): string {
  return turn === null || turn.cpuMilliseconds === 0 ? '' : `${name}${time(turn.cpuMilliseconds)}`
}

/** A line that no contest stands behind. */
export function told(figure: string, boon: string, rest: Partial<Figure> = {}): Figure {
  return { figure, boon, limit: '', baseline: '', ratio: '', target: '', reached: null, cpu: '', ...rest }
}

/** The middle of the ratios. */
export function ratioOf({ ratios }: Outcome): number {
  return median(ratios)
}

/** Milliseconds, to three digits, in a unit that fits. */
export function time(milliseconds: number): string {
  if (milliseconds >= 999.5) return `${(milliseconds / 1000).toPrecision(3)} s`
  return milliseconds >= 0.1 ? `${milliseconds.toPrecision(3)} ms` : `${(milliseconds * 1000).toPrecision(3)} us`
}

function rate(perSecond: number): string {
  return `${Math.round(perSecond).toLocaleString('en')}/s`
}

/** To three digits. */
export function number(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}

/** The middle one, and how far the others lie apart. */
export function spread(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return values.length === 1 ? number(low) : `${number(median(values))} (${number(low)} to ${number(high)})`
}

const COLUMNS = ['figure', 'boon', 'limit', 'baseline', 'ratio', 'target', 'reached', 'cpu'] as const

/** The table, as Markdown. */
export function tableOf(figures: readonly Figure[]): string {
  const body = figures.map((each) => COLUMNS.map((column) => cell(each[column])))
  const head = COLUMNS.map((column) => (column === 'cpu' ? 'CPU an operation' : column))
  const widths = head.map((_, at) => Math.max(...[head, ...body].map((row) => row[at]!.length)))
  const line = (row: readonly string[]): string => `| ${row.map((text, at) => text.padEnd(widths[at]!)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}

function cell(value: string | boolean | null): string {
  if (typeof value === 'string') return value
  return value === null ? '' : value ? 'yes' : 'NO'
}
