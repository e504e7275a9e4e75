import type { PricedCart } from '../../domain/priced-cart.ts'

/** Gives gift lines ids as other lines have them: a decision knows them only by the name of where they come from (law 13). */
export function withGiftIds(priced: PricedCart, idOf: (name: string) => string): PricedCart {
  if (!priced.lines.some(({ gift }) => gift)) return priced
  return { ...priced, lines: priced.lines.map((line) => (line.gift ? { ...line, id: idOf(line.id) } : line)) }
}
