import { CodeButtons } from './code-buttons.tsx'
import { formatMoment } from './format.ts'
import { cartOf, type HoldingOf } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

/** A code or gift card that the customer holds or has held. */
export function VoucherCard({ voucher }: { readonly voucher: HoldingOf<'Voucher' | 'GiftCard'> }) {
  const { state } = useShop()
  const { words, locale } = useWords()
  const { code, status, title, summary, conditions, terms, endsAt } = voucher
  const isOnCart = cartOf(state)?.codes.some((entered) => entered.code === code) ?? false
  const isOpen = status === 'ACTIVE' || status === 'UPCOMING'
  return (
    <article className={isOpen ? 'voucher' : 'voucher voucher-closed'}>
      <p className="offer-facts">
        <span className="badge">{words.holding[status]}</span>
        {isOpen && endsAt !== null && <span>{words.until(formatMoment(endsAt, locale))}</span>}
      </p>
      <h3>{title}</h3>
      {'balance' in voucher && <p>{words.left(voucher.balance.formatted)}</p>}
      {summary !== null && <p>{summary}</p>}
      {isOpen && (
        <ul className="rules">
          {[...conditions, ...(terms === null ? [] : [terms])].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {isOpen ? <CodeButtons code={code} isApplied={isOnCart} /> : <code>{code}</code>}
    </article>
  )
}
