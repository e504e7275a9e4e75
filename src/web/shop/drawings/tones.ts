import type { Product } from '../demo-api.ts'

/** The two colours in which a good is drawn. */
export interface Tone {
  readonly body: string
  readonly shade: string
}

const COLOURS: Readonly<Record<string, Tone>> = {
  clay: { body: '#c4775a', shade: '#9c5640' },
  ink: { body: '#3f4a5c', shade: '#2b3341' },
  oat: { body: '#dcc9a8', shade: '#bda57e' },
  cream: { body: '#efe0c2', shade: '#cdb68c' },
  sage: { body: '#8fa37f', shade: '#6c8060' },
  brass: { body: '#c9a14f', shade: '#9a7733' },
  steel: { body: '#b4b7b8', shade: '#85898b' },
  walnut: { body: '#8a6244', shade: '#65452e' },
  black: { body: '#4a4340', shade: '#302a28' },
  red: { body: '#b8423a', shade: '#8c2e29' },
  clear: { body: '#cfdcdc', shade: '#9fb4b5' },
}

const BAGS: readonly Tone[] = [
  { body: '#c4775a', shade: '#a35d43' },
  { body: '#7f9070', shade: '#647558' },
  { body: '#d0a24c', shade: '#ad8333' },
  { body: '#5f7688', shade: '#49606f' },
  { body: '#a3596a', shade: '#834553' },
  { body: '#8a6a4e', shade: '#6d523a' },
]

const ROASTS: Readonly<Record<string, string>> = { light: '#b98750', medium: '#7d4f2e', dark: '#42291b' }

/** The colour of a good: its own, or else one that its name always gets. */
export function toneOf({ sku, attributes: { colour } }: Product): Tone {
  const known = typeof colour === 'string' ? COLOURS[colour] : undefined
  return known ?? BAGS[numberOf(sku) % BAGS.length]!
}

/** A number that is the same for the same name at all times, and spreads similar names well (FNV-1a). */
function numberOf(name: string): number {
  const hash = [...name].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16_777_619), 2_166_136_261)
  return (hash >>> 0) >>> 12
}

/** The colour of a roast. */
export function roastColour({ attributes: { roast } }: Product): string {
  return (typeof roast === 'string' ? ROASTS[roast] : undefined) ?? ROASTS.medium!
}
