/** What the first screen tells. */
export interface Welcome {
  /** Where the server listens, without a slash at its end. */
  readonly url: string
  /** The generated admin key's file; null where the environment gave the key. */
  readonly adminKeyFile: string | null
  /** The demo shop's tokens; null without it. */
  readonly demo: { readonly shopper: string; readonly marketer: string } | null
}

/** One screen for whoever started Boon: addresses, tokens, three things to try. */
export function welcome({ url, adminKeyFile, demo }: Welcome): string {
  const lines = [
    '',
    `Boon is ready at ${url}`,
    `  shop      ${url}/`,
    `  GraphQL   ${url}/graphql   (WebSocket: ${url.replace('http', 'ws')}/graphql)`,
    `  GraphiQL  ${url}/graphiql`,
    ...(adminKeyFile === null ? [] : [`  admin key in ${adminKeyFile}`]),
    ...(demo === null ? [] : demoLines(url, demo)),
    '',
    '',
  ]
  return lines.join('\n')
}

function demoLines(url: string, { shopper, marketer }: NonNullable<Welcome['demo']>): string[] {
  return [
    '',
    'Ada, a shopper of the demo shop, and its marketer. Paste these first:',
    `  SHOPPER=${shopper}`,
    `  MARKETER=${marketer}`,
    '',
    'Then try:',
    '1. What Ada may have now',
    curl(url, 'SHOPPER', '{ offers { nodes { title status code hints { ... on SpendMore { message } } } } }'),
    '2. A cart, priced with all that applies',
    curl(url, 'SHOPPER', CART),
    '3. What the marketer sees',
    curl(url, 'MARKETER', '{ campaigns { nodes { key status limits { count remaining } } } }'),
  ]
}

const CART =
  'mutation { cartCreate(input: { currency: \\"EUR\\", lines: [{ sku: \\"YIRGACHEFFE-250\\", quantity: 8 }] }) { cart { id total { formatted } applied { title amount { formatted } } } userErrors { message path } } }'

function curl(url: string, token: string, query: string): string {
  return `   curl -s ${url}/graphql -H "authorization: Bearer $${token}" -H 'content-type: application/json' -d '{"query":"${query}"}'`
}
