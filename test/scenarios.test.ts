import { describe, test } from '@jest/globals'
import { expectInMemory } from './support/memory-outcome.ts'
import { loadScenarios } from './support/scenario.ts'

for (const { file, scenarios } of loadScenarios())
  describe(`${file}, the decision in memory`, () => {
    for (const scenario of scenarios) test(scenario.name, () => expectInMemory(scenario))
  })
