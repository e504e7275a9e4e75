/** One thing that must hold in the books. */
export interface BooksCheck {
  readonly name: string
  /** What it compares, in a sentence. */
  readonly description: string
  /** Selects differences alone: `kind`, `id`, `figure`, `kept` and `computed` (text), in any order. */
  readonly sql: string
}

/** Statuses of redemptions that count as used: a hold takes everything that a redemption takes (law 21). */
export const COUNTS = `('HELD', 'CAPTURED', 'PARTLY_ROLLED_BACK')`

/** Selects one difference for each named figure of a row whose two values differ. `figures`: name, kept, computed. */
export function differing(
  kind: string,
  id: string,
  from: string,
  figures: readonly (readonly [figure: string, kept: string, computed: string])[],
): string {
  const values = figures.map(([figure, kept, computed]) => `('${figure}', (${kept})::text, (${computed})::text)`)
  return `select '${kind}' as kind, ${id} as id, compared.figure, compared.kept, compared.computed
    from ${from} cross join lateral (values ${values.join(', ')}) as compared (figure, kept, computed)
    where compared.kept is distinct from compared.computed`
}
