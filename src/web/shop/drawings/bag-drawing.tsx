import type { Product } from '../demo-api.ts'
import { roastColour, toneOf } from './tones.ts'

/** A bag of beans: the label carries the roast. */
export function BagDrawing({ product }: { readonly product: Product }) {
  const { body, shade } = toneOf(product)
  const roast = roastColour(product)
  return (
    <g>
      <path d="M34 26h52l4 76a4 4 0 0 1-4 4H34a4 4 0 0 1-4-4z" fill={body} />
      <path d="M34 26h52l-3-9H37z" fill={shade} />
      <path d="M34 26l-4 76 6 4V26zM86 26l4 76-6 4V26z" fill={shade} opacity="0.55" />
      <rect x="30" y="24" width="60" height="5" rx="2.5" fill={shade} />
      <rect x="41" y="44" width="38" height="46" rx="3" fill="#faf3e6" />
      <g fill={roast}>
        <ellipse cx="60" cy="60" rx="9" ry="12" transform="rotate(28 60 60)" />
      </g>
      <path d="M64.5 50.5c-7 6-2 12-9 19" fill="none" stroke="#faf3e6" strokeWidth="1.8" strokeLinecap="round" />
      <path d="M47 79h26M51 84h18" stroke={shade} strokeWidth="2.2" strokeLinecap="round" />
    </g>
  )
}
