import type { Product } from '../demo-api.ts'
import { toneOf } from './tones.ts'

/** A parcel with a month's leaf on it. */
export function SubscriptionDrawing({ product }: { readonly product: Product }) {
  const { shade } = toneOf(product)
  return (
    <g>
      <rect x="20" y="50" width="80" height="56" rx="4" fill="#c9a67a" />
      <path d="M20 54a4 4 0 0 1 4-4h72a4 4 0 0 1 4 4v8H20z" fill="#b08d61" />
      <path d="M53 50h14v20l-7-5-7 5z" fill="#faf3e6" />
      <g transform="rotate(6 78 40)">
        <rect x="56" y="16" width="44" height="44" rx="4" fill="#faf3e6" />
        <path d="M56 20a4 4 0 0 1 4-4h36a4 4 0 0 1 4 4v9H56z" fill={shade} />
        <ellipse cx="78" cy="45" rx="7" ry="10" transform="rotate(28 78 45)" fill="#7d4f2e" />
        <path d="M81 37c-5 5-1 9-6 15" fill="none" stroke="#faf3e6" strokeWidth="1.6" strokeLinecap="round" />
      </g>
    </g>
  )
}
