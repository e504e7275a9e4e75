import type { CartLine } from './cart.ts'
import type { Json } from './json.ts'

/** Law 5: lines of the same sku, unit price and attributes are one. The first one's id and place are kept. */
export function mergeLines(lines: readonly CartLine[]): CartLine[] {
  if (new Set(lines.map(({ sku }) => sku)).size === lines.length) return [...lines]
  const merged = new Map<string, CartLine>()
  for (const line of lines) {
    const key = `${line.sku}\n${line.unitPrice}\n${canonical(line.attributes)}`
    const first = merged.get(key)
    merged.set(key, first === undefined ? line : { ...first, quantity: first.quantity + line.quantity })
  }
  return [...merged.values()]
}

/** JSON text that does not depend on the order of keys. */
function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join()}}`
}
