import { expect, test } from '@jest/globals'
import type { Trait } from '../../src/domain/decisions/audience-of.ts'
import { type Findable, WatchIndex } from '../../src/operations/live/watch-index.ts'
import { chance, type Draw, drawer, many, oneOf, seeded } from '../support/draw.ts'

const NAMES = ['city', 'tier', 'codes'] as const
const VALUES = ['a', 'b', 'c'] as const

interface Item extends Findable {
  reach: Findable['reach']
}

function someReach(draw: Draw): Findable['reach'] {
  if (chance(draw, 5)) return null
  const traits = Object.fromEntries(
    NAMES.map((name) => [name, chance(draw, 4) ? null : many(draw, 2).map(() => oneOf(draw, ...VALUES))]),
  )
  return { up: new Set(many(draw, 2).map(() => oneOf(draw, 'x', 'y'))), traits: (name) => traits[name] ?? null }
}

function isConcerned({ reach }: Item, campaignId: string, audience: readonly Trait[] | null): boolean {
  if (reach === null || audience === null || reach.up.has(campaignId)) return true
  return audience.some(({ name, value }) => reach.traits(name)?.includes(value) !== false)
}

test('whoever may be concerned is found, and nobody else, whatever came, went and changed before', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const draw = drawer(seeded(seed))
    const index = new WatchIndex<Item>()
    const there: Item[] = []
    for (let step = 0; step < 30; step++) {
      if (chance(draw, 3) && there.length > 0) index.take(there.splice(draw(there.length), 1)[0]!)
      else if (chance(draw, 2) && there.length > 0) {
        const item = there[draw(there.length)]!
        index.take(item)
        item.reach = someReach(draw)
        index.put(item)
      } else {
        const item = { reach: someReach(draw) }
        there.push(item)
        index.put(item)
      }
      const campaignId = oneOf(draw, 'x', 'y', 'z')
      const wanted = many(draw, 2).map(() => ({ name: oneOf(draw, ...NAMES), value: oneOf(draw, ...VALUES) }))
      const audience = chance(draw, 6) ? null : wanted
      const found = index.concerned(campaignId, audience)
      expect(new Set(found)).toEqual(new Set(there.filter((item) => isConcerned(item, campaignId, audience))))
    }
  }
})
