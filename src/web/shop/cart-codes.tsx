import { type FormEvent, useId, useState } from 'react'
import { applyCode, removeCode } from './basket-steps.ts'
import type { Cart } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

/** The codes entered, each with why it does not apply where it does not, and a field for another. */
export function CartCodes({ cart }: { readonly cart: Cart | null }) {
  return (
    <div className="codes">
      {(cart?.codes ?? []).map((code) => (
        <EnteredCode key={code.code} entered={code} />
      ))}
      <CodeForm />
    </div>
  )
}

function EnteredCode({ entered: { code, applied, reasons, offer } }: { readonly entered: Cart['codes'][number] }) {
  const { store } = useShop()
  const { words } = useWords()
  return (
    <div className={applied ? 'entered entered-applied' : 'entered'}>
      <div>
        <code>{code}</code> {offer !== null && <span className="quiet">{offer.title}</span>}
        {!applied && (
          <ul className="reasons">
            {reasons.map(({ code: reason, message }) => (
              <li key={reason}>{message}</li>
            ))}
          </ul>
        )}
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label={words.codeRemove(code)}
        onClick={() => void removeCode(store, code)}
      >
        ×
      </button>
    </div>
  )
}

function CodeForm() {
  const { store, state } = useShop()
  const { words } = useWords()
  const [code, setCode] = useState('')
  const field = useId()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const entered = code.trim()
    if (entered === '') return
    setCode('')
    void applyCode(store, entered)
  }
  return (
    <form className="code-form" onSubmit={submit}>
      <label htmlFor={field}>{words.code}</label>
      <div className="field">
        <input
          id={field}
          value={code}
          onChange={({ target }) => setCode(target.value)}
          placeholder={words.codeHint}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={100}
        />
        <button type="submit" className="button button-small" disabled={state.busy || code.trim() === ''}>
          {words.apply}
        </button>
      </div>
    </form>
  )
}
