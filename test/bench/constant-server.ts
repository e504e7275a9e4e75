import { fastify } from 'fastify'
import pg from 'pg'
import { WebSocketServer, type WebSocket } from 'ws'

/** The least that could do the same: one row changed, then a constant string to every socket of a group. Prints its address. */
const GROUPS = Number(process.env.GROUPS)
const database = new pg.Pool({ connectionString: process.env.DATABASE_URL!, max: 8 })
await database.query('create table if not exists toggled (id integer primary key, up boolean not null)')
await database.query(
  'insert into toggled select number, false from generate_series(0, $1 - 1) number on conflict do nothing',
  [GROUPS],
)
const groups: Set<WebSocket>[] = Array.from({ length: GROUPS }, () => new Set())
const app = fastify({ logger: false })
app.post<{ Params: { group: string } }>('/toggle/:group', async ({ params: { group } }) => {
  await database.query({
    name: 'toggle',
    text: 'update toggled set up = not up where id = $1',
    values: [Number(group)],
  })
  for (const socket of groups[Number(group)]!) socket.send(TEXT)
  return { sent: groups[Number(group)]!.size }
})
const TEXT = JSON.stringify({ id: '1', type: 'next', payload: { data: { constant: 'x'.repeat(400) } } })
let opened = 0
const server = new WebSocketServer({ noServer: true })
server.on('connection', (socket) => {
  groups[opened++ % GROUPS]!.add(socket)
  socket.on('message', (data: Buffer) => {
    if (data.includes('connection_init')) socket.send('{"type":"connection_ack"}')
  })
})
app.server.on('upgrade', (request, socket, head) => {
  server.handleUpgrade(request, socket, head, (each) => server.emit('connection', each, request))
})
process.stdout.write(await app.listen({ port: 0, host: '127.0.0.1' }))
