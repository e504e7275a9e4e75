import { describe, expect, test } from '@jest/globals'
import { RequestTime, TimedOut } from '../../src/graphql/request-time.ts'

describe('the time of a request', () => {
  const never = () => new Promise<string>(() => {})

  test('ends what takes too long, and nothing else', async () => {
    await expect(new RequestTime(1).within(never())).rejects.toThrow(TimedOut)
    await expect(new RequestTime(60_000).within(Promise.resolve('done'))).resolves.toBe('done')
  })

  test('may be given anew', async () => {
    const time = new RequestTime(60_000)
    time.restart(1)
    await expect(time.within(never())).rejects.toThrow(TimedOut)
  })
})
