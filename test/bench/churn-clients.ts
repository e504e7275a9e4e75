import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'

/** What the clients are told. `come`: begin to come and go; `leave`: all go, and the answer counts. */
export interface ChurnOrder {
  readonly kind: 'come' | 'leave'
  readonly url: string
  readonly tokens: readonly string[]
}

/** What they have done since they last came. `failed`: not told of anything, or told of an error. */
export interface ChurnAnswer {
  readonly connected: number
  readonly subscribed: number
  readonly events: number
  readonly failed: number
}

const AT_ONCE = 60
const LONGEST_STAY_MILLISECONDS = 1500
const STREAMS = [
  'subscription { offersChanged { __typename ... on StreamEvent { eventId cursor } } }',
  'subscription { offersChanged(placement: "home") { __typename ... on StreamEvent { eventId cursor } } }',
  'subscription { walletChanged { __typename ... on StreamEvent { eventId cursor } } }',
]

let count = { connected: 0, subscribed: 0, events: 0, failed: 0 }
let leaving = false
let crowd: Promise<unknown> = Promise.resolve()

async function client({ url, tokens }: ChurnOrder, which: number): Promise<void> {
  for (let visit = which; !leaving; visit += AT_ONCE) await stay(url, tokens[visit % tokens.length]!, visit)
}

/** Comes, follows three streams, stays a while, and goes: politely, by unsubscribing only, or by being cut off. */
async function stay(url: string, token: string, visit: number): Promise<void> {
  const headers = { 'x-forwarded-for': `10.9.${(visit >> 8) & 255}.${visit & 255}` }
  const socket = new WebSocket(url, 'graphql-transport-ws', { headers, perMessageDeflate: false })
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const send = (message: object): void => socket.send(JSON.stringify(message))
  let going = false
  // Who goes before it has come is told so, too.
  socket.on('error', () => (count.failed += going ? 0 : 1))
  socket.on('open', () => send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }))
  socket.on('message', (data: Buffer) => {
    const { type } = JSON.parse(data.toString()) as { type: string }
    if (type === 'connection_ack') {
      count.connected += 1
      for (const [id, query] of STREAMS.entries()) send({ id: String(id), type: 'subscribe', payload: { query } })
      count.subscribed += STREAMS.length
    }
    if (type === 'next') count.events += 1
    if (type === 'error') count.failed += 1
  })
  await wait(Math.random() * LONGEST_STAY_MILLISECONDS)
  going = true
  if (visit % 3 === 0) socket.terminate()
  else {
    if (visit % 3 === 1 && socket.readyState === WebSocket.OPEN) send({ id: '0', type: 'complete' })
    socket.close()
  }
  await closed
}

process.on('message', (order: ChurnOrder) => void obey(order))

async function obey(order: ChurnOrder): Promise<void> {
  if (order.kind === 'come') {
    leaving = false
    count = { connected: 0, subscribed: 0, events: 0, failed: 0 }
    crowd = Promise.all(Array.from({ length: AT_ONCE }, (_, which) => client(order, which)))
  } else {
    leaving = true
    await crowd
  }
  process.send!(count)
}
