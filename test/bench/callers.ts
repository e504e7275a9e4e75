import { median, type Turn } from './contest.ts'

/** What many callers did at once. */
export interface CallersTurn extends Turn {
  readonly count: number
  readonly p99Milliseconds: number
}

/** So many callers, each at it again as soon as it has its answer, for so many seconds. CPU is that of this process. */
export async function callTogether(
  callers: number,
  operation: () => Promise<unknown>,
  seconds: number,
): Promise<CallersTurn> {
  const times: number[] = []
  const start = performance.now()
  const cpu = process.cpuUsage()
  const until = start + seconds * 1000
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() < until) {
        const before = performance.now()
        await operation()
        times.push(performance.now() - before)
      }
    }),
  )
  const { user, system } = process.cpuUsage(cpu)
  return {
    count: times.length,
    medianMilliseconds: median(times),
    p99Milliseconds: percentile(times, 0.99),
    perSecond: (times.length / (performance.now() - start)) * 1000,
    cpuMilliseconds: (user + system) / 1000 / times.length,
  }
}

/** Callers as one who takes part in a contest. */
export function together(name: string, callers: number, operation: () => Promise<unknown>) {
  return { name, play: (seconds: number): Promise<CallersTurn> => callTogether(callers, operation, seconds) }
}

/** The value below which this part of them lies. */
function percentile(values: readonly number[], part: number): number {
  return Float64Array.from(values).toSorted()[Math.min(values.length - 1, Math.floor(values.length * part))]!
}
