import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

/** Who is signed in: one of the demo's customers, or nobody. */
export function AccountMenu() {
  const { store, state } = useShop()
  const { words, locale } = useWords()
  const customers = state.shelf.kind === 'ready' ? state.shelf.value.customers : []
  return (
    <label className="account">
      <span className="visually-hidden">{words.account}</span>
      <select
        value={state.stored.who ?? ''}
        disabled={customers.length === 0}
        onChange={({ target }) => void store.signIn(target.value || null)}
      >
        <option value="">{words.visitor}</option>
        {customers.map(({ externalId, displayName, about }) => (
          <option key={externalId} value={externalId}>
            {displayName}: {about[locale]}
          </option>
        ))}
      </select>
    </label>
  )
}
