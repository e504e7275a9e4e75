import type { Lookup } from '../../src/domain/condition/lookup.ts'
import type { Customer } from '../../src/domain/customer.ts'
import type { EarningRule } from '../../src/domain/loyalty/earning-rule.ts'
import type { MemberFacts } from '../../src/domain/loyalty/member-facts.ts'
import { parseEarningRule } from '../../src/domain/loyalty/parse-earning-rule.ts'
import { parseLoyaltyProgram } from '../../src/domain/loyalty/parse-loyalty-program.ts'
import type { Parsed } from '../../src/domain/input/place.ts'
import type { GrantLookup } from '../../src/domain/parse-grants.ts'
import { cardIdOf, programInputOf, ruleInputOf, type Scenario, type ScenarioProgram } from './scenario.ts'

const LOOKUP: Lookup & GrantLookup = {
  segmentId: () => null,
  campaignId: () => null,
  campaign: () => null,
  programId: ({ key }) => key ?? null,
  giveawayId: () => null,
  hasStore: () => false,
}

/** The customer's cards in the programs of a scenario, ids being keys. */
export function membershipsOf({ programs = [], customers = [] }: Scenario, customer: Customer | null): MemberFacts[] {
  const points = customers.find(({ externalId }) => externalId === customer?.externalId)?.points ?? {}
  return programs.flatMap((program) => {
    const own = points[program.key]
    return own === undefined ? [] : [memberOf(program, cardIdOf(customer!.externalId!, program.key), own)]
  })
}

function memberOf(program: ScenarioProgram, cardId: string, points: number): MemberFacts {
  const draft = read(parseLoyaltyProgram(programInputOf(program), LOOKUP))
  const whole = { ...draft, id: draft.key, tiers: [], tiersVersion: 1, version: 1, createdAt: new Date(0) }
  const none = { pointsChangeAt: null, tier: null, tierChangesAt: null }
  return { cardId, program: whole, points, ...none, orderRules: rulesOf(program) }
}

function rulesOf(program: ScenarioProgram): EarningRule[] {
  const input = ruleInputOf(program)
  if (input === null) return []
  return [{ ...read(parseEarningRule(input, LOOKUP)), id: program.key, version: 1 }]
}

function read<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw new Error(JSON.stringify(parsed.rejections))
}
