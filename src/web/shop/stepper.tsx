import { useWords } from './words.ts'

interface Props {
  readonly name: string
  readonly quantity: number
  readonly onChange: (quantity: number) => void
}

const MOST = 99

/** One fewer, how many, one more. */
export function Stepper({ name, quantity, onChange }: Props) {
  const { words } = useWords()
  return (
    <div className="stepper" role="group" aria-label={`${words.quantity}: ${name}`}>
      <button
        type="button"
        aria-label={quantity === 1 ? words.remove(name) : words.less(name)}
        onClick={() => onChange(quantity - 1)}
      >
        −
      </button>
      <output aria-live="polite">{quantity}</output>
      <button
        type="button"
        aria-label={words.more(name)}
        disabled={quantity >= MOST}
        onClick={() => onChange(quantity + 1)}
      >
        +
      </button>
    </div>
  )
}
