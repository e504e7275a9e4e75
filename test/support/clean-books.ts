import { expect } from '@jest/globals'
import { verify } from '../../src/operations/books/verify.ts'
import type { Services } from '../../src/operations/session.ts'

/** Fails, naming each difference, where balances, counters, uses or totals are not what their records add up to. */
export async function expectCleanBooks({ services }: { readonly services: Pick<Services, 'database'> }): Promise<void> {
  const { checks, isClean } = await verify(services)
  expect(checks.flatMap(({ differences }) => differences)).toEqual([])
  expect(isClean).toBe(true)
}
