import { createContext, useContext } from 'react'
import { german } from './words-de.ts'
import { english, type Words } from './words-en.ts'
import type { Stored } from './stored.ts'

/** What the page says in this language. */
export function wordsOf(locale: Stored['locale']): Words {
  return locale === 'de' ? german : english
}

/** The language of everything below. */
export const LocaleContext = createContext<Stored['locale']>('en')

/** The words and the language in use. */
export function useWords(): { readonly words: Words; readonly locale: Stored['locale'] } {
  const locale = useContext(LocaleContext)
  return { words: wordsOf(locale), locale }
}
