import { type Client, createClient } from 'graphql-ws'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { foldOffers, keepLive, type LiveEvent, type OfferChange } from '../../src/web/live.ts'
import { drawer, seeded } from './draw.ts'
import { LawShop, type LawShopper } from './law-shop.ts'

/** A server in a process of its own. */
export interface LawServer {
  readonly url: string
  /** Ends it as a power cut does. */
  kill(): Promise<void>
}

/** How the law is tried. */
export interface LawOptions {
  readonly seed: number
  readonly shoppers: number
  readonly actions: number
  /** After so many actions everything comes to rest, and every client is compared with what `offers` answers. */
  readonly restsEvery: number
  readonly adminKey: string
  start(): Promise<LawServer>
  readonly servers: number
  /** Before this action a server is killed, and another one started. */
  readonly killBefore: number
  /** What else happens before an action, such as a bus that is cut off. */
  before?(action: number): Promise<void> | void
  tell?(line: string): void
}

/** What was seen. */
export interface LawReport {
  readonly events: number
  readonly doubled: number
  readonly broken: number
  readonly longestRestMilliseconds: number
  /** From the kill until every client was whole again, elsewhere. */
  readonly recoveryMilliseconds: number
}

/** Longest that clients may take to agree, at rest. */
const REST_MILLISECONDS = 15_000

const OFFER = 'id status code title savings { amount } kind'
const EVENTS = `subscription ($cartId: ID, $placement: String, $after: String) {
  offersChanged(cartId: $cartId, placement: $placement, after: $after) { __typename
    ... on StreamEvent { eventId cursor } ... on OfferBecameEligible { offer { ${OFFER} } } ... on OfferWithdrawn { offerId } } }`
const OFFERS = `query ($cartId: ID, $placement: String) {
  offers(cartId: $cartId, placement: $placement, first: 100) { cursor nodes { ${OFFER} } } }`

interface Shown {
  readonly id: string
  readonly title: string
}

/**
 * The law of the stream, tried: shoppers' clients ask once and then only listen, over several servers of which one is killed; whatever happens,
 * what they have folded together equals what `offers` answers, at rest. Nothing is told twice, nor to anybody else.
 */
export async function tryTheLaw(options: LawOptions): Promise<LawReport> {
  const servers = await Promise.all(Array.from({ length: options.servers }, () => options.start()))
  const draw = drawer(seeded(options.seed))
  const call = caller(() => servers[Math.floor(Math.random() * servers.length)]!, options.adminKey)
  const shop = new LawShop(call, draw)
  const followers: Follower[] = []
  let [longest, recovery] = [0, 0]
  try {
    await shop.open(options.shoppers)
    for (const [at, shopper] of shop.shoppers.entries()) followers.push(...followersOf(shopper, servers, at, call))
    longest = await rest(followers)
    for (let action = 0; action < options.actions; action += 1) {
      await options.before?.(action)
      if (action === options.killBefore) recovery = await killOne(servers, options, followers)
      const name = await shop.act()
      if (action % options.restsEvery === options.restsEvery - 1) {
        const rested = await rest(followers, `seed ${options.seed}, action ${action} (${name})`)
        longest = Math.max(longest, rested)
        options.tell?.(`${action + 1} actions, whole after ${Math.round(rested)} ms`)
      }
    }
    longest = Math.max(longest, await rest(followers, `seed ${options.seed}, the end`))
    return { ...sumUp(followers), longestRestMilliseconds: longest, recoveryMilliseconds: recovery }
  } finally {
    for (const follower of followers) follower.stop()
    await Promise.all(servers.map((server) => server.kill()))
  }
}

async function killOne(servers: LawServer[], { start }: LawOptions, followers: readonly Follower[]): Promise<number> {
  const victim = servers.shift()!
  const begin = performance.now()
  await victim.kill()
  await rest(followers, 'a server was killed')
  const recovery = performance.now() - begin
  servers.push(await start())
  return recovery
}

/** Waits until all agree; how long it took until then, without the time that asking takes. */
async function rest(followers: readonly Follower[], when = 'the beginning'): Promise<number> {
  const begin = performance.now()
  for (;;) {
    const asked = performance.now()
    const problem = await firstProblem(followers)
    if (problem === null) return asked - begin
    if (performance.now() - begin > REST_MILLISECONDS) throw new Error(`${when}: ${problem}`)
    await wait(50)
  }
}

async function firstProblem(followers: readonly Follower[]): Promise<string | null> {
  for (const follower of followers) {
    const problem = await follower.problem()
    if (problem !== null) return problem
  }
  return null
}

function sumUp(followers: readonly Follower[]) {
  const total = (of: (follower: Follower) => number): number => followers.reduce((sum, each) => sum + of(each), 0)
  return {
    events: total((each) => each.events),
    doubled: total((each) => each.doubled),
    broken: total((each) => each.broken),
  }
}

/** One list of one shopper's, kept live. */
interface Follower {
  readonly events: number
  readonly doubled: number
  readonly broken: number
  /** Null where the client has what `offers` answers. */
  problem(): Promise<string | null>
  stop(): void
}

type Call = ReturnType<typeof caller>

/** Each shopper follows one list, over one socket: without a cart, on her cart, or for one place. */
function followersOf(shopper: LawShopper, servers: readonly LawServer[], at: number, call: Call): Follower[] {
  const scopes = [{}, { cartId: shopper.cartId }, { cartId: shopper.cartId, placement: 'home' }]
  const client = createClient({
    url: () => `${servers[Math.floor(Math.random() * servers.length)]!.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${shopper.token}` },
    retryAttempts: 0,
    keepAlive: 2000,
  })
  const [one, two] = [scopes[at % 3]!, scopes[(at + 1) % 3]!]
  return [follow(shopper, client, one, call), follow(shopper, client, two, call)]
}

function follow({ externalId, token }: LawShopper, client: Client, scope: object, call: Call): Follower {
  const heard = new Set<string>()
  const follower = { events: 0, doubled: 0, broken: 0 }
  let state: readonly Shown[] = []
  let foreign: string | null = null
  const ask = async () => {
    const { offers } = await call(OFFERS, scope, token)
    return { state: offers.nodes as readonly Shown[], cursor: offers.cursor as string }
  }
  const note = (event: LiveEvent & OfferChange<Shown>): void => {
    if (heard.has(event.eventId)) follower.doubled += 1
    heard.add(event.eventId)
    follower.events += 1
    const title = event.offer?.title ?? ''
    if (title.startsWith('only ') && title !== `only ${externalId}`) foreign = title
  }
  const stop = keepLive<readonly Shown[], OfferChange<Shown>>({
    ask,
    listen: (after, sink) =>
      client.subscribe<{ offersChanged: OfferChange<Shown> }>(
        { query: EVENTS, variables: { ...scope, after } },
        {
          next: ({ data, errors }) => {
            if (errors) return sink.error(errors)
            note(data!.offersChanged)
            sink.next(data!.offersChanged)
          },
          error: sink.error,
          complete: sink.complete,
        },
      ),
    fold: foldOffers,
    show: (now) => (state = now),
    broke: () => (follower.broken += 1),
  })
  return Object.assign(follower, {
    stop: () => {
      stop()
      void client.dispose()
    },
    problem: async () => {
      if (foreign !== null) return `${externalId} was shown "${foreign}"`
      const [has, answers] = [told(state), told((await ask()).state)]
      return has === answers ? null : `${externalId} ${JSON.stringify(scope)} has ${has}, but ${answers} is answered`
    },
  })
}

/** As text: values of a test's realm and of another are not alike. */
function told(offers: readonly Shown[]): string {
  return JSON.stringify(offers.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
}

/** A server that was killed in the midst of a call: another one answers; what it had done stays done. */
function caller(server: () => LawServer, adminKey: string) {
  return async (query: string, variables: object = {}, token = adminKey) => {
    for (let tries = 0; ; tries += 1) {
      try {
        const response = await fetch(`${server().url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ query, variables }),
        })
        const { data, errors } = (await response.json()) as { data?: Record<string, any>; errors?: object[] } // oxlint-disable-line typescript/no-explicit-any
        if (errors) throw new Error(`${JSON.stringify(errors)} for ${query} ${JSON.stringify(variables)}`)
        return data!
      } catch (error) {
        if (!(error instanceof TypeError) || tries === 20) throw error
        await wait(50)
      }
    }
  }
}
