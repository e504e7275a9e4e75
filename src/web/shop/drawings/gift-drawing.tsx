import type { Product } from '../demo-api.ts'
import { toneOf } from './tones.ts'

/** A present with a ribbon; chocolate is a bar. */
export function GiftDrawing({ product }: { readonly product: Product }) {
  const { body, shade } = toneOf(product)
  if (product.sku === 'GIFT-CHOCOLATE') return <Chocolate body={body} shade={shade} />
  return (
    <g>
      <rect x="26" y="52" width="68" height="54" rx="4" fill={body} />
      <rect x="22" y="40" width="76" height="16" rx="4" fill={shade} />
      <path d="M53 40h14v66H53z" fill="#faf3e6" />
      <path
        d="M60 40c-4-16-24-22-28-12-3 8 12 12 28 12zM60 40c4-16 24-22 28-12 3 8-12 12-28 12z"
        fill="none"
        stroke="#faf3e6"
        strokeWidth="6"
        className="ribbon"
      />
    </g>
  )
}

function Chocolate({ body, shade }: { readonly body: string; readonly shade: string }) {
  return (
    <g transform="rotate(-8 60 64)">
      <rect x="38" y="18" width="44" height="54" rx="3" fill="#5b3822" />
      <path d="M38 36h44M38 54h44M60 18v54" stroke="#42291b" strokeWidth="2.5" />
      <rect x="35" y="56" width="50" height="48" rx="3" fill={body} />
      <path d="M35 56l6-5 6 5 6-5 6 5 6-5 6 5 6-5 8 5v7H35z" fill={shade} />
      <rect x="45" y="74" width="30" height="18" rx="2" fill="#faf3e6" />
    </g>
  )
}
