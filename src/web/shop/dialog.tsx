import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from './words.ts'

interface Props {
  readonly open: boolean
  readonly title: string
  /** A drawer at the side, or a card in the middle. */
  readonly kind: 'drawer' | 'card'
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The browser's own modal dialog: it keeps the focus, gives it back, and closes on Escape or a click beside it. */
export function Dialog({ open, title, kind, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const { words } = useWords()
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open) dialog.current?.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      className={kind}
      aria-labelledby={heading}
      onClose={() => open && onClose()}
      onMouseDown={({ target }) => target === dialog.current && onClose()}
    >
      <div className="dialog-frame">
        <div className="dialog-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="icon-button" aria-label={words.close} onClick={onClose}>
            ×
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
