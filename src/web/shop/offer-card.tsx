import { CodeButtons } from './code-buttons.tsx'
import { formatMoment } from './format.ts'
import { messagesOf } from './hints.ts'
import type { Offer } from './shop-state.ts'
import { useWords } from './words.ts'

/** One offer: what it gives, until when, what is still missing, its code and its conditions. */
export function OfferCard({ offer }: { readonly offer: Offer }) {
  const { words, locale } = useWords()
  const { status, title, summary, savings, endsAt, startsAt, code, automatic } = offer
  const isUpcoming = startsAt !== null && Date.parse(startsAt) > Date.now()
  return (
    <article className={`offer offer-${status.toLowerCase()}`}>
      <p className="offer-facts">
        <span className="badge">{words.status[status]}</span>
        {savings !== null && savings.amount > 0 && (
          <span className="offer-saves">{words.saves(savings.formatted)}</span>
        )}
        {isUpcoming && <span>{words.from(formatMoment(startsAt, locale))}</span>}
        {endsAt !== null && <span>{words.until(formatMoment(endsAt, locale))}</span>}
      </p>
      <h3>{title}</h3>
      {summary !== null && <p className="offer-summary">{summary}</p>}
      <Hints offer={offer} />
      <Rules offer={offer} />
      <div className="offer-foot">
        {code !== null ? <CodeButtons code={code} isApplied={status === 'APPLIED'} /> : null}
        {automatic && <span className="quiet">{words.byItself}</span>}
      </div>
    </article>
  )
}

function Hints({ offer: { hints } }: { readonly offer: Offer }) {
  const messages = messagesOf(hints)
  if (messages.length === 0) return null
  return (
    <ul className="hints">
      {messages.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  )
}

function Rules({ offer: { conditions, terms } }: { readonly offer: Offer }) {
  const { words } = useWords()
  const lines = terms === null ? conditions : [...conditions, terms]
  if (lines.length === 0) return null
  return (
    <details className="rules">
      <summary>{words.terms}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}
