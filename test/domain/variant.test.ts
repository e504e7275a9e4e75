import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { CampaignInput, VariantInput } from '../../src/domain/input/campaign-input.ts'
import { parseCampaign } from '../../src/domain/parse-campaign.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts'
import { drawArm, type Variant } from '../../src/domain/variant.ts'
import { armsUnder } from '../../src/store/experiment-arms.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const arm = (key: string, weight: number): Variant => ({ key, weight, effects: [] })
const EXPERIMENT = '01948f3e-5e1f-7d52-8f3b-5f1d1c7e0a11'
const CUSTOMERS = Array.from({ length: 4000 }, (_, at) => `0194a000-0000-7000-8000-${String(at).padStart(12, '0')}`)
const armOf = armsUnder('a key')
const armsOfAll = (...variants: Variant[]) => CUSTOMERS.map((id) => armOf({ id: EXPERIMENT, variants }, id)!)
const share = (arms: readonly string[], key: string) => arms.filter((each) => each === key).length / arms.length

describe('the arm of a customer', () => {
  test('is the same one each time, whatever the order of the arms, and another under another key', () => {
    const arms = armsOfAll(arm('a', 1), arm('b', 1))
    expect(armsOfAll(arm('b', 1), arm('a', 1))).toEqual(arms)
    const elsewhere = armsUnder('another key')
    const others = CUSTOMERS.map((id) => elsewhere({ id: EXPERIMENT, variants: [arm('a', 1), arm('b', 1)] }, id))
    expect(others).not.toEqual(arms)
  })

  test('is one in proportion to the weights', () => {
    const arms = armsOfAll(arm('control', 1), arm('small', 2), arm('large', 7))
    expect(share(arms, 'control')).toBeCloseTo(0.1, 1)
    expect(share(arms, 'small')).toBeCloseTo(0.2, 1)
    expect(share(arms, 'large')).toBeCloseTo(0.7, 1)
  })

  test('changes only into the arm whose weight grew, or out of the one whose weight shrank', () => {
    const before = armsOfAll(arm('a', 1), arm('b', 1), arm('c', 2))
    const grown = armsOfAll(arm('a', 1), arm('b', 3), arm('c', 2))
    const moved = CUSTOMERS.flatMap((_, at) => (before[at] === grown[at] ? [] : [grown[at]]))
    expect(new Set(moved)).toEqual(new Set(['b']))
    const gone = armsOfAll(arm('a', 1), arm('c', 2))
    expect(gone.filter((each, at) => before[at] !== 'b' && each !== before[at])).toEqual([])
  })

  test('in one experiment says nothing about the arm in another', () => {
    const variants = [arm('a', 1), arm('b', 1)]
    const here = CUSTOMERS.filter((id) => armOf({ id: EXPERIMENT, variants }, id) === 'a')
    const there = here.map((id) => armOf({ id: '01948f3e-5e1f-7d52-8f3b-5f1d1c7e0a12', variants }, id)!)
    expect(share(there, 'a')).toBeCloseTo(0.5, 1)
  })

  test('is always one of the arms', () => {
    const variants = fc.uniqueArray(
      fc.record({ key: fc.string({ minLength: 1 }), weight: fc.integer({ min: 1, max: 10_000 }) }),
      {
        minLength: 1,
        maxLength: 10,
        selector: ({ key }) => key,
      },
    )
    const property = (arms: { key: string; weight: number }[], draws: number[]) => {
      const places = new Map(arms.map(({ key }, at) => [key, draws[at]!]))
      const drawn = drawArm(
        arms.map(({ key, weight }) => arm(key, weight)),
        (key) => places.get(key)!,
      )
      expect(arms.map(({ key }) => key)).toContain(drawn)
    }
    const draw = fc.integer({ min: 0, max: 2 ** 48 - 1 }).map((number) => (number + 0.5) / 2 ** 48)
    fc.assert(fc.property(variants, fc.array(draw, { minLength: 10, maxLength: 10 }), property))
    expect(drawArm([], () => 0.5)).toBeNull()
  })
})

describe('the arms of a campaign', () => {
  const tenth = [{ percentOff: { basisPoints: 1000 } }]
  const told = (variants: VariantInput[], more: Partial<CampaignInput> = {}) => {
    const input = { key: 'k', name: 'K', kind: 'PROMOTION' as const, display: { title: 'K' }, variants, ...more }
    const lookup = { segmentId: () => null, campaignId: () => null, programId: () => null, hasStore: () => false }
    const parsed = parseCampaign(input, lookup, DEFAULT_SETTINGS, NOW)
    return parsed.ok ? parsed.value.variants : parsed.rejections.map(({ code, path }) => [code, ...path].join(' '))
  }
  const sent = (key: string, weight = 1, effects = tenth): VariantInput => ({ key, weight, effects })

  test('are two to ten, one of them perhaps with nothing', () => {
    expect(told([sent(' a '), sent('b', 10_000, [])])).toMatchObject([
      { key: 'a', weight: 1 },
      { key: 'b', weight: 10_000, effects: [] },
    ])
    expect(told([])).toEqual([])
    expect(told([sent('a')])).toEqual(['REQUIRED variants'])
    expect(told(Array.from({ length: 11 }, (_, at) => sent(`arm-${at}`)))).toEqual(['TOO_MANY variants'])
    expect(told([sent('a', 1, []), sent('b', 1, [])])).toEqual(['INVALID variants'])
  })

  test('have keys of their own, and whole weights from 1 to 10,000', () => {
    expect(told([sent('a'), sent('a')])).toEqual(['INVALID variants 1 key'])
    expect(told([sent(''), sent('b')])).toEqual(['REQUIRED variants 0 key'])
    expect(told([sent('a', 0), sent('b', 10_001)])).toEqual(['INVALID variants 0 weight', 'INVALID variants 1 weight'])
    expect(told([sent('a'), { key: 'b', weight: 1, effects: [{ percentOff: { basisPoints: 0 } }] }])).toEqual([
      'INVALID variants 1 effects 0 percentOff basisPoints',
    ])
  })

  test('stand in place of effects', () => {
    expect(told([sent('a'), sent('b', 1, [])], { effects: tenth })).toEqual(['INVALID variants'])
  })
})
