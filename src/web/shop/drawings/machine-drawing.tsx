import type { Product } from '../demo-api.ts'
import { toneOf } from './tones.ts'

/** An espresso machine, one with a lever, a drip brewer or a moka pot. */
export function MachineDrawing({ product }: { readonly product: Product }) {
  const { boiler } = product.attributes
  if (boiler === 'stovetop') return <MokaPot product={product} />
  if (boiler === 'drip') return <DripBrewer product={product} />
  return <EspressoMachine product={product} />
}

function EspressoMachine({ product }: { readonly product: Product }) {
  const { body, shade } = toneOf(product)
  const { boiler } = product.attributes
  return (
    <g>
      {boiler === 'lever' && <path d="M60 40l16-26" stroke="#65452e" strokeWidth="5" strokeLinecap="round" />}
      <rect x="20" y="34" width="80" height="26" rx="6" fill={body} />
      <path d="M26 60h22v36H26z" fill={shade} />
      {boiler === 'dual' && <path d="M72 60h22v36H72z" fill={shade} opacity="0.8" />}
      <rect x="18" y="94" width="84" height="12" rx="4" fill={body} />
      <rect x="52" y="60" width="16" height="8" rx="2" fill="#4a4340" />
      <path d="M68 64h16" stroke="#4a4340" strokeWidth="5" strokeLinecap="round" />
      <path d="M57 70v10M63 70v10" stroke="#7d4f2e" strokeWidth="2" strokeLinecap="round" />
      <path d="M52 82h16v6a6 6 0 0 1-6 6h-4a6 6 0 0 1-6-6z" fill="#faf3e6" />
      <circle cx="34" cy="47" r="6" fill="#faf3e6" />
      <path d="M34 47l3-3" stroke="#9c5640" strokeWidth="2" strokeLinecap="round" />
      <circle cx="84" cy="47" r="3" fill="#b8423a" />
      <rect x="30" y="28" width="60" height="6" rx="3" fill={shade} />
    </g>
  )
}

function DripBrewer({ product }: { readonly product: Product }) {
  const { body, shade } = toneOf(product)
  return (
    <g>
      <path d="M30 18h60v24H52v46H30z" fill={body} />
      <path d="M30 18h14v70H30z" fill={shade} />
      <rect x="26" y="92" width="66" height="14" rx="4" fill={shade} />
      <path d="M58 42h28l-6 14H64z" fill="#4a4340" />
      <path d="M56 62h32l3 24a6 6 0 0 1-6 6H59a6 6 0 0 1-6-6z" fill="#cfdcdc" />
      <path d="M55 74h34l2 12a6 6 0 0 1-6 6H59a6 6 0 0 1-6-6z" fill="#5b3822" />
    </g>
  )
}

function MokaPot({ product }: { readonly product: Product }) {
  const { body, shade } = toneOf(product)
  return (
    <g>
      <path d="M40 106l5-36h30l5 36z" fill={body} />
      <path d="M62 70h13l5 36H64z" fill={shade} />
      <rect x="42" y="64" width="36" height="8" rx="3" fill={shade} />
      <path d="M44 64l-6-34h40l-4 34z" fill={body} />
      <path d="M62 30h16l-4 34H62z" fill={shade} />
      <path d="M38 30l-8 8 9 8z" fill={shade} />
      <path d="M38 30h40l-8-10H48z" fill={shade} />
      <circle cx="59" cy="16" r="4" fill="#4a4340" />
      <path
        d="M77 34h16l-4 30"
        fill="none"
        stroke="#4a4340"
        strokeWidth="6"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </g>
  )
}
