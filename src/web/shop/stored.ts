/** What this browser remembers between visits, by who is signed in (`visitor` for nobody). */
export interface Stored {
  readonly who: string | null
  readonly locale: 'en' | 'de'
  readonly tokens: Readonly<Record<string, string>>
  readonly carts: Readonly<Record<string, string>>
}

const KEY = 'goldfinch'

/** What is remembered; a fresh start where nothing is, or nothing can be. */
export function readStored(): Stored {
  const fresh: Stored = { who: null, locale: preferredLocale(), tokens: {}, carts: {} }
  try {
    return { ...fresh, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Stored>) }
  } catch {
    return fresh
  }
}

/** Remembers. A browser that will not is no failure. */
export function writeStored(stored: Stored): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(stored))
  } catch {
    // Private windows may refuse: the shop works all the same, until it is closed.
  }
}

function preferredLocale(): Stored['locale'] {
  return navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en'
}
