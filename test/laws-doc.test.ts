import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { expectInMemory } from './support/memory-outcome.ts'
import { scenariosIn } from './support/scenario.ts'

const text = readFileSync(new URL('../docs/laws.md', import.meta.url), 'utf8')
const blocks = [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, yaml]) => yaml!)
const seen = new Set<string>()
const examples = blocks.flatMap((yaml) => scenariosIn(yaml, 'docs/laws.md', seen))

/** Laws that are built whole or in part, and that a cart shows. */
const SHOWN = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19, 25, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37,
]

describe('The examples of docs/laws.md', () => {
  for (const example of examples) test(example.name, () => expectInMemory(example))

  test('show every law that a cart can show', () => {
    const shown = new Set(examples.flatMap(({ laws }) => laws))
    expect(SHOWN.filter((law) => !shown.has(law))).toEqual([])
  })
})
