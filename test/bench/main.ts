import { cpus } from 'node:os'
import type { Bench, BenchContext } from './bench.ts'
import { startCluster } from './cluster.ts'
import { findingCodes, generating } from './codes.ts'
import { deciding } from './deciding.ts'
import { evaluateBench, largeCarts } from './evaluate.ts'
import { heapOfSockets } from './heap-of-sockets.ts'
import { memoryAndStart } from './memory-and-start.ts'
import { offersOverHttp } from './offers-http.ts'
import { redeemingCodes } from './redeem-codes.ts'
import { redeemingOverHttp } from './redeem-http.ts'
import { spentBudget } from './spent-budget.ts'
import { longHistory } from './long-history.ts'
import { hotBudget, hotBudgetSlowCommits } from './hot-budget.ts'
import { besideHotCampaign } from './beside-hot.ts'
import { walletOverHttp } from './wallet-http.ts'
import { optionsIn } from './options-in.ts'
import { type Figure, tableOf } from './figures.ts'

/** Every benchmark, by the figures of it. */
const BENCHES: readonly { readonly names: readonly string[]; readonly bench: Bench }[] = [
  { names: ['p1', 'p2'], bench: evaluateBench },
  { names: ['p3'], bench: largeCarts },
  { names: ['p4'], bench: deciding },
  { names: ['p5'], bench: redeemingCodes },
  { names: ['p6'], bench: redeemingOverHttp },
  { names: ['p7'], bench: hotBudget },
  { names: ['p8'], bench: hotBudgetSlowCommits },
  { names: ['p9'], bench: spentBudget },
  { names: ['p10'], bench: generating },
  { names: ['p11'], bench: findingCodes },
  { names: ['p12'], bench: longHistory },
  { names: ['p13'], bench: offersOverHttp },
  { names: ['p14'], bench: walletOverHttp },
  { names: ['p17', 'p19'], bench: memoryAndStart },
  { names: ['p17'], bench: heapOfSockets },
  { names: ['p20'], bench: besideHotCampaign },
]

const HELP = `npm run bench -- [figures: ${[...new Set(BENCHES.flatMap(({ names }) => names))].join(' ')}] [--rounds 3] [--seconds 1] [--small] [--large]`

/** Runs the benchmarks named, or all of them, and prints their table. */
async function main(words: readonly string[]): Promise<void> {
  const chosen = chooseFrom(words.filter((word) => word.startsWith('p')))
  const option = optionsIn(words, HELP)
  const pace = { rounds: option('--rounds', 3), seconds: option('--seconds', 1) }
  const cluster = await startCluster()
  const context = { cluster, pace, small: words.includes('--small'), large: words.includes('--large') }
  try {
    const figures = await runAll(chosen, context)
    console.log(`\n${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.version}\n`)
    console.log(tableOf(figures))
  } finally {
    await cluster.stop()
  }
}

async function runAll(benches: readonly Bench[], context: BenchContext): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const bench of benches) {
    const start = performance.now()
    figures.push(...(await bench(context)))
    console.error(`${bench.name}: ${Math.round((performance.now() - start) / 1000)} s`)
  }
  return figures
}

function chooseFrom(names: readonly string[]): Bench[] {
  const known = new Set(BENCHES.flatMap((each) => each.names))
  if (names.some((name) => !known.has(name))) throw new Error(`Unknown figure. ${HELP}`)
  return BENCHES.filter((each) => names.length === 0 || each.names.some((name) => names.includes(name))).map(
    ({ bench }) => bench,
  )
}

await main(process.argv.slice(2))
