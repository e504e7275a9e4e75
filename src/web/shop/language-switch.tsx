import type { Stored } from './stored.ts'
import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

const LANGUAGES: readonly { readonly locale: Stored['locale']; readonly name: string }[] = [
  { locale: 'en', name: 'English' },
  { locale: 'de', name: 'Deutsch' },
]

/** English or German. */
export function LanguageSwitch() {
  const { store } = useShop()
  const { words, locale: current } = useWords()
  return (
    <div className="languages" role="group" aria-label={words.language}>
      {LANGUAGES.map(({ locale, name }) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-label={name}
          aria-pressed={locale === current}
          onClick={() => void store.speak(locale)}
        >
          {locale.toUpperCase()}
        </button>
      ))}
    </div>
  )
}
