import { useEffect, useState } from 'react'
import { applyCode } from './basket-steps.ts'
import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

/** A code to copy, and to put on the cart where it is not yet. */
export function CodeButtons({ code, isApplied }: { readonly code: string; readonly isApplied: boolean }) {
  const { store } = useShop()
  const { words } = useWords()
  return (
    <span className="code-buttons">
      <code>{code}</code>
      <CopyButton code={code} name={words.copyNamed(code)} />
      {!isApplied && (
        <button
          type="button"
          className="link-button"
          aria-label={words.useNamed(code)}
          onClick={() => void applyCode(store, code)}
        >
          {words.use}
        </button>
      )}
    </span>
  )
}

/** Copies a code or a link; `name`: what it is called. Browsers copy on secure pages only: elsewhere the code is there to be selected. */
export function CopyButton({ code, name }: { readonly code: string; readonly name: string }) {
  const { words } = useWords()
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [isCopied])
  if (!navigator.clipboard) return null
  const copy = (): void => {
    void navigator.clipboard.writeText(code).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    )
  }
  return (
    <button type="button" className="link-button" aria-label={name} onClick={copy}>
      <span aria-live="polite">{isCopied ? words.copied : words.copy}</span>
    </button>
  )
}
