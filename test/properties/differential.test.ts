import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { referencePrice } from '../reference/reference-price.ts'
import { shopFrom } from '../support/arbitrary-shop.ts'
import { difference } from '../support/compare-with-reference.ts'
import { factsOfScenario } from '../support/memory-door.ts'
import { type Scenario, loadScenarios } from '../support/scenario.ts'

const tape = fc.noBias(fc.array(fc.nat(), { minLength: 250, maxLength: 250 }))

test('Boon prices 10,000 shops as the second implementation, written from the laws alone, does', () => {
  fc.assert(
    fc.property(tape, (numbers) => {
      expect(difference(shopFrom(numbers))).toBeNull()
    }),
    { numRuns: 10_000 },
  )
}, 120_000)

/** What the reference leaves out (it prices, and pays nothing), or is too slow for. */
const LEFT_OUT =
  /"(?:variants|giftCards|tenders|pointsToEarn|location|anniversary|expression|formulaOff)"|"quantity":\d{3,}/

function isForReference(scenario: Scenario): boolean {
  return scenario.cart !== null && scenario.campaigns.length <= 10 && !LEFT_OUT.test(JSON.stringify(scenario))
}

for (const { file, scenarios } of loadScenarios().filter(({ scenarios: all }) => all.some(isForReference)))
  describe(`${file}, the second implementation`, () => {
    test.each(scenarios.filter(isForReference))('$name', (scenario) => {
      const { lines, codes, ...price } = referencePrice(factsOfScenario(scenario))
      const applied = price.applied.map(({ campaignId, code, ...rest }) => ({
        campaign: campaignId,
        ...rest,
        ...(code === null ? {} : { code }),
      }))
      const entered = codes.map((code) => ({ code: code.code, applied: code.applied }))
      expect({ ...price, lines, applied, codes: entered }).toMatchObject(sumsOf(scenario))
    })
  })

/** Reasons are compared among random shops, where those that the laws leave open are known. */
function sumsOf({ expect: { offers: _offers, notOffered: _notOffered, redeem: _redeem, codes, ...sums } }: Scenario) {
  return codes === undefined ? sums : { ...sums, codes: codes.map(({ code, applied }) => ({ code, applied })) }
}
