import type { StoresTest } from './condition.ts'
import { type Scene, fails, unknown } from './leaf.ts'
import { HOLDS, type Verdict } from './verdict.ts'

/** Judges the store, of the cart or as asked without one. Where no store is known neither the test nor its negation holds (law 29). */
export function judgeStores({ storeKeys }: StoresTest, negated: boolean, scene: Scene): Verdict {
  const { storeKey } = scene.facts
  const expected = `expected ${negated ? 'none' : 'one'} of ${storeKeys.join(', ')}`
  if (storeKey === null) return unknown(scene, () => ({ code: 'STORE', detail: `${expected}, got no store` }))
  if (storeKeys.includes(storeKey) !== negated) return HOLDS
  return fails(scene, () => ({ code: 'STORE', detail: `${expected}, got ${storeKey}` }))
}
