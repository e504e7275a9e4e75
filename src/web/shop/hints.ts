import type { Offer } from './shop-state.ts'

/** The steps still missing, easiest first, in the server's words. */
export function messagesOf(hints: Offer['hints']): string[] {
  return hints.flatMap((hint) => ('message' in hint ? [hint.message] : []))
}
