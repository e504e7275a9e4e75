import { expect, test } from '@jest/globals'
import { campaignConditions, historySpansOf, segmentIdsOf } from '../../../src/domain/condition/spans.ts'
import { aPromotion, aSegment, all, any, firstOf, not, orders, percent, spend } from '../../support/facts.ts'

const segment = (segmentId: string) => ({ kind: 'segment', segmentId }) as const

test('The spans of the past of a tree are found at any depth, each once', () => {
  const condition = all(orders({ within: 'P30D' }), not(any(orders({ within: 'P30D' }), orders({}))))
  expect(historySpansOf(condition, 'Europe/Berlin')).toEqual([
    { of: 'orders', subject: null, key: 'P30D|Europe/Berlin', within: 'P30D', timeZone: 'Europe/Berlin' },
    { of: 'orders', subject: null, key: 'ever', within: null, timeZone: 'Europe/Berlin' },
  ])
})

test('Segments are found through segments, also where they stand on themselves', () => {
  const segments = new Map([['a', aSegment('a', all(segment('b'), segment('a')))]])
  expect(segmentIdsOf(not(segment('a')), segments).toSorted()).toEqual(['a', 'b'])
})

test('The conditions of a campaign include the cases of its effects', () => {
  const nested = firstOf({ when: spend(2), then: firstOf({ when: spend(3), then: percent(1) }) })
  expect(campaignConditions(aPromotion('p', nested, { shownTo: spend(0), conditions: spend(1) }))).toEqual([
    spend(0),
    spend(1),
    spend(2),
    spend(3),
  ])
})
