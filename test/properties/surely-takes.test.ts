import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openCart } from '../../src/domain/decisions/working-cart.ts'
import { cutOf } from '../../src/domain/effect/cut-of.ts'
import { possibleEffects } from '../../src/domain/effect/lane.ts'
import { surelyTakes } from '../../src/domain/effect/surely-takes.ts'
import { mergeLines } from '../../src/domain/merge-lines.ts'
import { shopFrom } from '../support/arbitrary-shop.ts'

const tape = fc.noBias(fc.array(fc.nat(), { minLength: 250, maxLength: 250 }))

test('What surely takes something takes something, and the other way for most', () => {
  const seen = { surely: 0, takes: 0 }
  fc.assert(
    fc.property(tape, (numbers) => {
      const facts = shopFrom(numbers)
      const cart = openCart({ ...facts.cart!, lines: mergeLines(facts.cart!.lines) })
      for (const { effects, stacking } of facts.promotions)
        for (const effect of possibleEffects(effects)) {
          const moment = { facts, cart, before: cart.rests, compounds: stacking.compounds }
          const takes = cutOf(effect, moment).kind !== 'idle'
          if (takes) seen.takes += 1
          if (!surelyTakes(effect, cart)) continue
          seen.surely += 1
          expect(takes).toBe(true)
        }
    }),
    { numRuns: 10_000 },
  )
  expect(seen.surely / seen.takes).toBeGreaterThan(0.2)
})
