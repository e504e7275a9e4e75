import type { Product } from '../demo-api.ts'
import { toneOf } from './tones.ts'

/** A grinder: by hand, or with a motor and a hopper. */
export function GrinderDrawing({ product }: { readonly product: Product }) {
  const isByHand = product.sku === 'GRINDER-HAND' || product.sku === 'GRINDER-RED'
  return isByHand ? <HandGrinder product={product} /> : <ElectricGrinder product={product} />
}

function HandGrinder({ product }: { readonly product: Product }) {
  const { body, shade } = toneOf(product)
  return (
    <g>
      <path
        d="M60 30V20l28-6"
        fill="none"
        stroke="#85898b"
        strokeWidth="5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="90" cy="14" r="6" fill={shade} />
      <rect x="44" y="30" width="32" height="40" rx="6" fill="#b4b7b8" />
      <rect x="62" y="30" width="14" height="40" rx="6" fill="#85898b" />
      <rect x="42" y="64" width="36" height="42" rx="7" fill={body} />
      <path d="M64 64h7a7 7 0 0 1 7 7v28a7 7 0 0 1-7 7h-7z" fill={shade} />
      <rect x="46" y="78" width="14" height="3" rx="1.5" fill="#faf3e6" opacity="0.7" />
    </g>
  )
}

function ElectricGrinder({ product }: { readonly product: Product }) {
  const { body, shade } = toneOf(product)
  return (
    <g>
      <path d="M36 16h48l-8 28H44z" fill="#cfdcdc" />
      <path d="M40 28h40l-5 16H45z" fill="#6b4227" />
      <rect x="36" y="44" width="48" height="30" rx="5" fill={body} />
      <path d="M42 74h36v26H42z" fill={shade} />
      <rect x="34" y="96" width="52" height="10" rx="4" fill={body} />
      <circle cx="60" cy="59" r="8" fill="#faf3e6" />
      <path d="M60 59l4-4" stroke="#4a4340" strokeWidth="2.5" strokeLinecap="round" />
      <path d="M50 82h20l-2 14H52z" fill="#faf3e6" />
    </g>
  )
}
