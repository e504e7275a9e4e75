import type { Cluster } from './cluster.ts'
import type { Pace } from './contest.ts'
import type { Figure } from './figures.ts'

/** What a benchmark is given. */
export interface BenchContext {
  readonly cluster: Cluster
  readonly pace: Pace
  /** A quick look: fewer campaigns and codes. */
  readonly small: boolean
  /** The figures that take minutes are wanted too. */
  readonly large: boolean
}

/** One benchmark: measures, and checks what it measures. */
export type Bench = (context: BenchContext) => Promise<readonly Figure[]>
