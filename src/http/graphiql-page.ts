/** The page: everything it loads comes from this server. */
export const GRAPHIQL_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>GraphiQL · Boon</title>
    <link rel="stylesheet" href="/graphiql/graphiql.min.css" />
    <link rel="stylesheet" href="/graphiql/page.css" />
    <script src="/graphiql/react.production.min.js" defer></script>
    <script src="/graphiql/react-dom.production.min.js" defer></script>
    <script src="/graphiql/graphql-ws.min.js" defer></script>
    <script src="/graphiql/graphiql.min.js" defer></script>
    <script src="/graphiql/boot.js" defer></script>
  </head>
  <body>
    <div id="graphiql">Loading GraphiQL …</div>
  </body>
</html>
`

/** Style of the page itself. */
export const GRAPHIQL_STYLE = `html, body, #graphiql { height: 100%; margin: 0; }
`

/** Starts GraphiQL: the headers of its editor travel in \`connection_init\` too, so that subscriptions carry the token. */
export const GRAPHIQL_BOOT = `'use strict'
let params = {}
const url = new URL('/graphql', location.href)
const socketUrl = new URL(url)
socketUrl.protocol = url.protocol.replace('http', 'ws')
const wsClient = graphqlWs.createClient({ url: socketUrl.href, lazy: true, connectionParams: () => params })
const base = GraphiQL.createFetcher({ url: url.href, wsClient })
function fetcher(request, options) {
  const entries = Object.entries((options && options.headers) || {})
  params = Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value]))
  return base(request, options)
}
const defaultQuery = \`# Boon. Put { "authorization": "Bearer <token or key>" } under Headers, below.

query Offers {
  offers {
    nodes {
      id
      title
      status
      code
      conditions
    }
  }
}
\`
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery, shouldPersistHeaders: true }),
)
`
