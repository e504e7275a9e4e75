import { shopFrom } from '../support/arbitrary-shop.ts'
import { difference } from '../support/compare-with-reference.ts'
import { seeded } from '../support/draw.ts'

const HELP = 'npm run soak:differential -- [cases, 1000000] [first seed, 1]'
const EVERY = 10_000
const MOST_SHOWN = 20

/** Prices many random shops twice, by Boon and by the second implementation, and tells progress and every difference with its seed. */
function main(words: readonly string[]): void {
  const [cases = 1_000_000, first = 1] = words.map(Number)
  if (!Number.isSafeInteger(cases) || !Number.isSafeInteger(first)) return console.error(HELP)
  const start = performance.now()
  let different = 0
  for (let seed = first; seed < first + cases; seed++) {
    const found = difference(shopFrom(seeded(seed)))
    if (found !== null && ++different <= MOST_SHOWN) console.log(`seed ${seed}: ${JSON.stringify(found)}`)
    const done = seed - first + 1
    if (done % EVERY === 0 || done === cases) console.log(progress(done, cases, different, performance.now() - start))
  }
  process.exitCode = different > 0 ? 1 : 0
}

function progress(done: number, cases: number, different: number, passed: number): string {
  const left = Math.round(((cases - done) * passed) / done / 60_000)
  return `${done} of ${cases} shops, ${different} different, ${Math.round(passed / 1000)} s, some ${left} min left`
}

main(process.argv.slice(2))
