import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'

/** What the pool is told. */
export type PoolOrder =
  | {
      readonly kind: 'open'
      readonly urls: readonly string[]
      readonly tokens: readonly string[]
      readonly query: string
    }
  /** Tells once so many messages have come since the last count. */
  | { readonly kind: 'count'; readonly wanted: number }
  | { readonly kind: 'close' }

/** What it answers. `at`: milliseconds since 1970, with fractions, of each message since the last count. */
export interface PoolAnswer {
  readonly at: readonly number[]
  readonly heard: number
  readonly reconnected: number
  readonly doubled: number
}

/** Sockets that are opened at once. */
const OPENING = 100

interface Listener {
  readonly token: string
  readonly number: number
  socket: WebSocket | null
  cursor: string | null
  last: string
}

const state = {
  urls: [] as readonly string[],
  query: '',
  listeners: [] as Listener[],
  at: [] as number[],
  reconnected: 0,
  doubled: 0,
  closing: false,
}

/** Thousands of clients in a process of their own: they listen, note when a message comes, and go on elsewhere when their server dies. */
async function obey(order: PoolOrder): Promise<PoolAnswer> {
  switch (order.kind) {
    case 'open':
      await openAll(order)
      break
    case 'count':
      while (state.at.length < order.wanted) await wait(1)
      break
    case 'close':
      state.closing = true
      for (const { socket } of state.listeners) socket?.terminate()
      break
    default:
      return order satisfies never
  }
  const at = state.at
  state.at = []
  return { at, heard: at.length, reconnected: state.reconnected, doubled: state.doubled }
}

async function openAll({ urls, tokens, query }: PoolOrder & { kind: 'open' }): Promise<void> {
  state.urls = urls
  state.query = query
  state.listeners = tokens.map((token, number) => ({ token, number, socket: null, cursor: null, last: '' }))
  const queue = [...state.listeners]
  await Promise.all(
    Array.from({ length: OPENING }, async () => {
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) await open(next, next.number)
    }),
  )
}

/** Each as if from an address of its own: a pool behind a proxy. */
async function open(listener: Listener, which: number): Promise<void> {
  const { number, token } = listener
  const headers = { 'x-forwarded-for': `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}` }
  const url = state.urls[which % state.urls.length]!
  const socket = new WebSocket(url, 'graphql-transport-ws', { headers, perMessageDeflate: false })
  listener.socket = socket
  await new Promise<void>((resolve) => {
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })),
    )
    socket.on('message', (data: Buffer) => {
      if (hear(listener, data)) resolve()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      resolve()
      void again(listener, which)
    })
  })
}

/** True once it is subscribed. */
function hear(listener: Listener, data: Buffer): boolean {
  const now = performance.timeOrigin + performance.now()
  const text = data.toString('latin1')
  if (text.includes('"type":"connection_ack"')) {
    const payload = { query: state.query, variables: { after: listener.cursor } }
    listener.socket!.send(JSON.stringify({ id: '1', type: 'subscribe', payload }))
    return true
  }
  if (!text.includes('"type":"next"')) return false
  state.at.push(now)
  const cursor = /"cursor":"([^"]+)"/.exec(text)?.[1] ?? null
  if (cursor === null) return false
  const mark = createHash('sha1').update(cursor).digest('base64')
  if (mark === listener.last) state.doubled += 1
  listener.last = mark
  listener.cursor = cursor
  return false
}

async function again(listener: Listener, which: number): Promise<void> {
  if (state.closing) return
  await wait(250 + Math.random() * 250)
  state.reconnected += 1
  await open(listener, which + 1)
}

process.on('message', (order: PoolOrder) => {
  void obey(order).then((answer) => process.send!(answer, () => order.kind === 'close' && process.exit(0)))
})
