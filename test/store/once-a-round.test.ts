import { describe, expect, test } from '@jest/globals'
import { setImmediate as roundOver } from 'node:timers/promises'
import { onceARound } from '../../src/store/once-a-round.ts'

describe('What is asked for again within one round', () => {
  test('is read once, and anew in the next', async () => {
    let readings = 0
    const read = onceARound(async (name) => `${name} ${++readings}`)
    expect(await Promise.all([read('a'), read('b'), read('a')])).toEqual(['a 1', 'b 2', 'a 1'])
    await roundOver()
    expect(await read('a')).toBe('a 3')
  })

  test('fails for all who asked then, and for nobody later', async () => {
    let isBroken = true
    const read = onceARound(async (name) => {
      if (isBroken) throw new Error('broken')
      return name
    })
    const answers = await Promise.allSettled([read('a'), read('a')])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    isBroken = false
    await roundOver()
    expect(await read('a')).toBe('a')
  })
})
