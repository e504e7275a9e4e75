import type { Product } from '../demo-api.ts'
import { toneOf } from './tones.ts'

/** A cup by its size: espresso, cappuccino, bowl; or a glass, or a travel mug. */
export function CupDrawing({ product }: { readonly product: Product }) {
  if (product.sku === 'CUP-TRAVEL') return <TravelMug product={product} />
  if (product.sku === 'CUP-GLASS') return <Glasses product={product} />
  const millilitres = Number(product.attributes.millilitres) || 180
  const scale = millilitres < 100 ? 0.72 : millilitres < 250 ? 0.95 : 1.1
  const { body, shade } = toneOf(product)
  return (
    <g transform={`translate(60 104) scale(${scale}) translate(-60 -104)`}>
      <ellipse cx="58" cy="102" rx="40" ry="5.5" fill={shade} />
      <path d="M26 56h64v12c0 20-13 33-32 33S26 88 26 68z" fill={body} />
      <path d="M78 56h12v12c0 20-13 33-32 33 14-6 20-20 20-33z" fill={shade} opacity="0.5" />
      <ellipse cx="58" cy="56" rx="32" ry="7" fill={shade} />
      <ellipse cx="58" cy="57" rx="27" ry="5" fill="#5b3822" />
      <ellipse cx="54" cy="56.5" rx="14" ry="2.5" fill="#c08a55" />
      <path d="M89 63h5c7 0 11 4 11 10s-5 11-13 11h-5" fill="none" stroke={shade} strokeWidth="5" />
    </g>
  )
}

function TravelMug({ product }: { readonly product: Product }) {
  const { body, shade } = toneOf(product)
  return (
    <g>
      <path d="M42 34h36l-4 68a4 4 0 0 1-4 4H50a4 4 0 0 1-4-4z" fill={body} />
      <path d="M66 34h12l-4 68a4 4 0 0 1-4 4h-6z" fill={shade} />
      <path d="M43 54h34l-1 20H44z" fill="#c9a14f" />
      <rect x="39" y="24" width="42" height="11" rx="3" fill={shade} />
      <rect x="47" y="18" width="22" height="7" rx="3" fill={body} />
    </g>
  )
}

function Glasses({ product }: { readonly product: Product }) {
  const { body, shade } = toneOf(product)
  return (
    <g>
      {[34, 82].map((x) => (
        <g key={x} transform={`translate(${x} 0)`}>
          <path d="M-20 50h40l-4 50a6 6 0 0 1-6 6h-20a6 6 0 0 1-6-6z" fill={body} opacity="0.7" />
          <path d="M-14 66h28l-2 28a6 6 0 0 1-6 6H-6a6 6 0 0 1-6-6z" fill="#6b4227" />
          <path d="M-14 62h28v7h-28z" fill="#d9b184" />
          <path d="M-20 50h40" stroke={shade} strokeWidth="3" strokeLinecap="round" />
        </g>
      ))}
    </g>
  )
}
