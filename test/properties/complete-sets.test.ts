import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { CartLine } from '../../src/domain/cart.ts'
import { qualify } from '../../src/domain/decisions/qualify.ts'
import { priceCart } from '../../src/domain/decisions/price-cart.ts'
import { completeSets, missingUnits } from '../../src/domain/effect/complete-sets.ts'
import type { BuyXGetY } from '../../src/domain/effect/effect.ts'
import { selects } from '../../src/domain/select-items.ts'
import { SKUS, someLines, someSets } from '../support/arbitrary-facts.ts'
import { aCart, aLine, aPromotion, all, goods, someFacts, spend, units } from '../support/facts.ts'

const runs = { numRuns: 1_000 }
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const on = (lines: readonly CartLine[]) => ({ lines, currency: 'EUR' })

describe('Complete sets (law 12)', () => {
  test('never have a unit qualify and be given, and hold whole sets of matching units', () => {
    fc.assert(
      fc.property(someLines, someSets, (lines, rule) => {
        const { times, qualifying, given } = completeSets(rule, on(lines))
        expect(sum(qualifying)).toBe(times * rule.buyQuantity)
        expect(sum(given)).toBe(times * rule.getQuantity)
        expect(times).toBeLessThanOrEqual(rule.maxTimes ?? times)
        lines.forEach((line, index) => {
          expect(qualifying[index]! + given[index]!).toBeLessThanOrEqual(line.quantity)
          if (qualifying[index]! > 0) expect(selects(rule.buy, line, 'EUR')).toBe(true)
          if (given[index]! > 0) expect(selects(rule.get, line, 'EUR')).toBe(true)
        })
      }),
      runs,
    )
  })

  test('are those that are found unit by unit', () => {
    fc.assert(
      fc.property(someLines, someSets, (lines, rule) => {
        expect(completeSets(rule, on(lines))).toEqual(unitByUnit(lines, rule))
      }),
      runs,
    )
  })

  test('begin with exactly the units that are missing, whatever of the goods is added', () => {
    fc.assert(
      fc.property(someLines, someSets, fc.nat(), (lines, rule, pick) => {
        if (completeSets(rule, on(lines)).times > 0) return
        const missing = missingUnits(rule, on(lines))
        expect(missing.every(({ quantity }) => quantity > 0)).toBe(true)
        const added = missing.map(({ of, quantity }, place) => {
          const skus = of.skus ?? SKUS
          return aLine(skus[(pick + place) % skus.length]!, 1_000 + place, quantity)
        })
        expect(completeSets(rule, on([...lines, ...added])).times).toBe(1)
        const fewer = added.map((line, place) => (place === 0 ? { ...line, quantity: line.quantity - 1 } : line))
        expect(completeSets(rule, on([...lines, ...fewer])).times).toBe(0)
      }),
      runs,
    )
  })

  test('come true when all the steps told are taken, whatever their campaign asks besides', () => {
    const conditions = fc.constantFrom(
      null,
      spend(2_500),
      units(6),
      all(spend(900), units(2, { items: goods({ skus: ['A'] }) })),
    )
    fc.assert(
      fc.property(someLines, someSets, conditions, fc.nat(), (some, rule, asked, pick) => {
        const lines = some.map((line) => ({ ...line, unitPrice: line.unitPrice + 1, floorPrice: 0 }))
        const promotions = [aPromotion('p', { ...rule, basisPoints: 10_000 }, { conditions: asked })]
        const offerOn = (goodsNow: readonly CartLine[]) =>
          qualify(someFacts({ cart: aCart(goodsNow), promotions })).offers[0]!
        const added = offerOn(lines).hints.flatMap((hint, place) => {
          if (hint.kind === 'spendMore') return aLine('OTHER', hint.missing)
          if (hint.kind !== 'addItems') return []
          const skus = hint.of.skus ?? SKUS
          return aLine(skus[pick % skus.length]!, 1_000 + place, hint.quantity)
        })
        expect(offerOn([...lines, ...added]).status).toBe('APPLIED')
      }),
      runs,
    )
  })

  test('take the given units off, each line rounded once, and nothing else', () => {
    fc.assert(
      fc.property(someLines, someSets, (lines, rule) => {
        const { given } = completeSets(rule, on(lines))
        const facts = someFacts({ cart: aCart(lines), promotions: [aPromotion('p', rule)] })
        priceCart(facts).lines.forEach(({ discount, unitPrice, floorPrice }, index) => {
          const share = Math.floor((unitPrice * given[index]! * rule.basisPoints * 2 + 10_000) / 20_000)
          expect(discount).toBe(Math.min(share, Math.max(0, unitPrice - floorPrice) * given[index]!))
        })
      }),
      runs,
    )
  })
})

interface Unit {
  readonly index: number
  readonly price: number
  readonly buys: boolean
  readonly gets: boolean
}

/** The same by its definition: each unit by itself, each set by itself. */
function unitByUnit(lines: readonly CartLine[], rule: BuyXGetY) {
  const qualifying = lines.map(() => 0)
  const given = lines.map(() => 0)
  let left = lines.flatMap((line, index): Unit[] =>
    Array.from({ length: line.quantity }, () => ({
      index,
      price: line.unitPrice,
      buys: selects(rule.buy, line, 'EUR'),
      gets: selects(rule.get, line, 'EUR'),
    })),
  )
  let times = 0
  while (times < (rule.maxTimes ?? Number.POSITIVE_INFINITY)) {
    const bought: Unit[] = []
    const without = (): Unit[] => left.filter((unit) => !bought.includes(unit))
    for (const unit of left.toSorted((a, b) => b.price - a.price || a.index - b.index)) {
      if (!unit.buys || bought.length === rule.buyQuantity) continue
      const stillToGive = without().filter((other) => other !== unit && other.gets).length
      if (stillToGive >= rule.getQuantity) bought.push(unit)
    }
    const gifts = without().filter(({ gets }) => gets)
    if (bought.length < rule.buyQuantity || gifts.length < rule.getQuantity) break
    const cheapest = gifts.toSorted((a, b) => a.price - b.price || a.index - b.index).slice(0, rule.getQuantity)
    for (const { index } of bought) qualifying[index]! += 1
    for (const { index } of cheapest) given[index]! += 1
    left = without().filter((unit) => !cheapest.includes(unit))
    times += 1
  }
  return { times, qualifying, given }
}
