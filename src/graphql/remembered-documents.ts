import type { DocumentNode, GraphQLError } from 'graphql'

/** Documents remembered: a frontend has a handful. Few enough for the largest ones to fit. */
const MOST_REMEMBERED = 100

/** Checks the text of a document: the document, or all that is wrong with it. */
type Check = (text: string) => DocumentNode | readonly GraphQLError[]

/** The same check, which remembers the documents that it found right, those not asked for longest forgotten first: a crowd that comes back sends one text. */
export function remembering(check: Check): Check {
  const known = new Map<string, DocumentNode>()
  return (text) => {
    const found = known.get(text) ?? check(text)
    if (!('kind' in found)) return found
    known.delete(text)
    known.set(text, found)
    if (known.size > MOST_REMEMBERED) known.delete(known.keys().next().value!)
    return found
  }
}
