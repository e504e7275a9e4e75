import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { keepAlive } from '../../src/graphql/heartbeat.ts'

const BEAT = 200

let http: Server
let sockets: WebSocketServer
let quiet: () => void
beforeEach(async () => {
  http = createServer().listen(0, '127.0.0.1')
  sockets = new WebSocketServer({ server: http })
  quiet = keepAlive(sockets, BEAT)
  await once(http, 'listening')
})
afterEach(() => {
  quiet()
  for (const socket of sockets.clients) socket.terminate()
  http.close()
})

/** A client, and its socket at the server. */
async function connect(): Promise<{ client: WebSocket; socket: WebSocket }> {
  const connected = once(sockets, 'connection')
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)
  client.on('error', () => undefined)
  const [socket] = (await connected) as [WebSocket]
  return { client, socket }
}

test('a client that has stopped reading, with all buffers full on the way to it, is dropped', async () => {
  const { client, socket } = await connect()
  if (client.readyState === WebSocket.CONNECTING) await once(client, 'open')
  client.pause()
  const parcel = Buffer.alloc(1 << 20)
  while (socket.bufferedAmount === 0) {
    socket.send(parcel)
    await new Promise(setImmediate)
  }
  await once(socket, 'close')
  expect(sockets.clients.size).toBe(0)
  client.terminate()
})

test('whoever answers stays, however many heartbeats long', async () => {
  const { client, socket } = await connect()
  for (let beat = 0; beat < 4; beat += 1) await once(socket, 'pong')
  expect(socket.readyState).toBe(WebSocket.OPEN)
  client.terminate()
})
