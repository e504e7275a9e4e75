import { type ExecutionArgs, GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql'
import { type Context, makeServer } from 'graphql-ws'
import type { IncomingMessage } from 'node:http'
import { WebSocketServer } from 'ws'
import { wantedLocales } from '../domain/words/pick-locale.ts'
import { Unauthenticated } from '../operations/errors.ts'
import { authenticate } from '../operations/identity/authenticate.ts'
import { openSession, type Services, type Session, type Viewer } from '../operations/session.ts'
import { clientAddress } from './client-address.ts'
import type { ErrorFormat } from './format-error.ts'
import { keepAlive } from './heartbeat.ts'
import { expectIntroduction } from './introduction.ts'
import * as limits from '../domain/limits.ts'
import {
  executeLive,
  type LiveOperation,
  type LiveRequest,
  type LiveSchema,
  openLiveOperation,
  openLiveSchema,
} from './live-operation.ts'
import { LiveSockets } from './live-sockets.ts'
import type { Observer } from './observer.ts'
import { RequestTime, TimedOut } from './request-time.ts'
import { serveSocket, type SocketExtra } from './serve-socket.ts'

/** What the socket server is set up with. */
export interface SocketOptions {
  readonly schema: GraphQLSchema
  /** Whether the schema may be asked about itself. */
  readonly introspection: boolean
  readonly services: Services
  readonly trustedProxies: number
  readonly format: ErrorFormat
  readonly observer: Observer
}

/** Subscriptions over WebSocket. */
export interface SocketServer {
  readonly server: WebSocketServer
  /** Counts one more socket that wants in; throws `RateLimited`. */
  admit(request: IncomingMessage): void
  /** Resolves when there is time to let one more in. */
  turn(): Promise<void>
  close(): Promise<void>
}

/** A socket, and who opened it: known once `connection_init` was accepted. */
interface Connected extends SocketExtra {
  readonly address: string
  /** `Accept-Language` of the upgrade, whose request is not kept: it would take 1 KB for as long as the socket lives. */
  readonly language: string | undefined
  viewer: Viewer | null
  /** Called once its client has sent `connection_init`. */
  readonly introduced: () => void
}

type SocketContext = Context<Record<string, unknown>, Connected>

const PROTOCOL = 'graphql-transport-ws'
const GOING_AWAY = 1001

/** Serves `graphql-transport-ws`: subscriptions only, the token in `connection_init`. */
export function createSocketServer(options: SocketOptions): SocketServer {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.MAXIMUM_FRAME_BYTES,
    handleProtocols: (offered) => offered.has(PROTOCOL) && PROTOCOL,
  })
  const sockets = new LiveSockets(options.services)
  const protocol = createProtocol(options, sockets)
  const { services, observer, trustedProxies } = options
  server.on('connection', (socket, request) => {
    const address = clientAddress(request, trustedProxies)
    if (!sockets.open(socket, address)) return
    observer.sockets(1)
    socket.once('close', () => observer.sockets(-1))
    const introduced = expectIntroduction(socket)
    serveSocket(
      protocol,
      { socket, language: request.headers['accept-language'], address, viewer: null, introduced },
      services.log,
    )
  })
  const admit = (request: IncomingMessage): void =>
    services.requestRates.count(null, clientAddress(request, trustedProxies))
  const quiet = keepAlive(server)
  const close = (): Promise<void> => {
    quiet()
    sockets.close()
    return closeAll(server)
  }
  return { server, admit, turn: () => services.hub.slices.turn(), close }
}

function createProtocol(options: SocketOptions, sockets: LiveSockets) {
  const { format, schema, introspection } = options
  const live = openLiveSchema(schema, introspection)
  return makeServer<Record<string, unknown>, Connected>({
    // `expectIntroduction` watches instead.
    connectionInitWaitTimeout: 0,
    onConnect: (context) => admit(options, sockets, context),
    onSubscribe: (context, id, payload) => subscribe(options.services, live, { context, id, payload }),
    subscribe: (args: ExecutionArgs) => executeLive(args as LiveOperation),
    onNext: (_context, _id, _payload, _args, result) =>
      result.errors && { ...result, errors: tell(result.errors, format) as unknown as readonly GraphQLError[] },
    onError: (_context, _id, _payload, errors) => tell(errors, format),
  })
}

/** Bad credentials close the socket with 4403. */
async function admit({ services }: SocketOptions, sockets: LiveSockets, context: SocketContext): Promise<boolean> {
  context.extra.introduced()
  const authorization = takeAuthorization(context.connectionParams)
  if (authorization !== undefined && typeof authorization !== 'string') return false
  try {
    context.extra.viewer = await authenticate(services, authorization)
    sockets.add(context.extra.socket, context.extra.viewer, authorization)
    return true
  } catch (error) {
    if (error instanceof Unauthenticated) return false
    throw error
  }
}

/** As a header: in any letter case, so that `Authorization` is no silent visitor. The socket does not keep it. */
function takeAuthorization(sent: Record<string, unknown> = {}): unknown {
  const name = Object.keys(sent).find((each) => each.toLowerCase() === 'authorization')
  if (name === undefined) return undefined
  const authorization = sent[name]
  delete sent[name]
  return authorization
}

interface Subscribing {
  readonly context: SocketContext
  readonly id: string
  readonly payload: LiveRequest
}

async function subscribe(
  services: Services,
  live: LiveSchema,
  { context, id, payload }: Subscribing,
): Promise<LiveOperation | readonly GraphQLError[]> {
  const problem = crowdingProblem(context, id)
  if (problem !== null) return [problem]
  const { viewer, address, language } = context.extra
  const locales = wantedLocales(language)
  try {
    services.requestRates.count(viewer, address)
    return await openInTime(live, payload, openSession(services, { viewer, locales, address }))
  } catch (error) {
    if (error instanceof GraphQLError) return [error]
    return [new GraphQLError('Internal server error', { originalError: error as Error })]
  }
}

/** A stream that opens too late is closed again. */
async function openInTime(live: LiveSchema, payload: LiveRequest, session: Session) {
  const opening = openLiveOperation(live, payload, session)
  try {
    return await new RequestTime(limits.REQUEST_MILLISECONDS).within(opening)
  } catch (error) {
    if (error instanceof TimedOut) void opening.then(closeLate, () => undefined)
    throw error
  }
}

async function closeLate(opened: LiveOperation | readonly GraphQLError[]): Promise<void> {
  if ('stream' in opened) await opened.stream.return?.()
}

function crowdingProblem({ subscriptions }: SocketContext, id: string): GraphQLError | null {
  if (id.length > limits.MAXIMUM_OPERATION_ID) {
    return tooMany(`The id of an operation may have ${limits.MAXIMUM_OPERATION_ID} characters.`)
  }
  const open = Object.keys(subscriptions).length
  if (open <= limits.MAXIMUM_OPERATIONS_A_SOCKET) return null
  return tooMany(`A socket may have ${limits.MAXIMUM_OPERATIONS_A_SOCKET} subscriptions.`)
}

function tooMany(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'TOO_MANY' } })
}

function tell(errors: readonly GraphQLError[], format: ErrorFormat): GraphQLFormattedError[] {
  return errors.map((error) => format(error.toJSON(), error))
}

/** Says good-bye to all, and cuts those that do not answer. */
async function closeAll(server: WebSocketServer): Promise<void> {
  for (const socket of server.clients) socket.close(GOING_AWAY, 'Going away')
  const cut = setTimeout(() => server.clients.forEach((socket) => socket.terminate()), limits.STOP_MILLISECONDS)
  await new Promise((resolve) => server.close(resolve))
  clearTimeout(cut)
}
