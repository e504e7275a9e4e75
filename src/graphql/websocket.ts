import { type ExecutionArgs, GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Context } from 'graphql-ws'
import { type Extra, useServer } from 'graphql-ws/use/ws'
import type { IncomingMessage } from 'node:http'
import { WebSocketServer } from 'ws'
import { wantedLocales } from '../domain/words/pick-locale.ts'
import { Unauthenticated } from '../operations/errors.ts'
import { authenticate } from '../operations/identity/authenticate.ts'
import { openSession, type Services, type Viewer } from '../operations/session.ts'
import { clientAddress } from './client-address.ts'
import type { ErrorFormat } from './format-error.ts'
import * as limits from './limits.ts'
import { executeLive, type LiveOperation, type LiveSchema, openLiveOperation } from './live-operation.ts'
import { LiveSockets } from './live-sockets.ts'
import type { Observer } from './observer.ts'

/** What the socket server is set up with. */
export interface SocketOptions extends LiveSchema {
  readonly services: Services
  readonly trustedProxies: number
  readonly format: ErrorFormat
  readonly observer: Observer
}

/** Subscriptions over WebSocket. */
export interface SocketServer {
  readonly server: WebSocketServer
  close(): Promise<void>
}

/** Who opened a socket. */
type Caller = Record<PropertyKey, unknown> & { viewer?: Viewer | null }

type SocketContext = Context<{ authorization?: unknown }, Extra & Caller>

/** Serves `graphql-transport-ws`: subscriptions only, the token in `connection_init`. */
export function createSocketServer(options: SocketOptions): SocketServer {
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.MAXIMUM_FRAME_BYTES })
  const sockets = new LiveSockets(options.services)
  server.on('connection', (socket) => {
    socket.on('error', (error) => options.services.log.warn({ err: error }, 'a socket failed'))
    options.observer.sockets(1)
    socket.once('close', () => options.observer.sockets(-1))
  })
  const disposable = useServer<{ authorization?: unknown }, Caller>(hooks(options, sockets), server)
  return { server, close: () => closeAll(server, sockets, disposable) }
}

function hooks(options: SocketOptions, sockets: LiveSockets) {
  const { format } = options
  return {
    isProd: true,
    connectionInitWaitTimeout: limits.INITIALISATION_MILLISECONDS,
    onConnect: (context: SocketContext) => admit(options, sockets, context),
    onSubscribe: (context: SocketContext, id: string, payload: Parameters<typeof openLiveOperation>[1]) =>
      subscribe(options, context, id, payload),
    subscribe: (args: ExecutionArgs) => executeLive(args as LiveOperation),
    onNext: (
      _context: SocketContext,
      _id: string,
      _payload: unknown,
      _args: unknown,
      result: { errors?: readonly GraphQLError[] },
    ) => result.errors && { ...result, errors: tell(result.errors, format) },
    onError: (_context: SocketContext, _id: string, _payload: unknown, errors: readonly GraphQLError[]) =>
      tell(errors, format),
  }
}

/** Bad credentials close the socket with 4403. */
async function admit({ services }: SocketOptions, sockets: LiveSockets, context: SocketContext): Promise<boolean> {
  const { authorization } = context.connectionParams ?? {}
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

async function subscribe(
  options: SocketOptions,
  context: SocketContext,
  id: string,
  payload: Parameters<typeof openLiveOperation>[1],
) {
  if (id.length > limits.MAXIMUM_OPERATION_ID)
    return [tooMany(`The id of an operation may have ${limits.MAXIMUM_OPERATION_ID} characters.`)]
  if (Object.keys(context.subscriptions).length > limits.MAXIMUM_OPERATIONS_A_SOCKET) {
    return [tooMany(`A socket may have ${limits.MAXIMUM_OPERATIONS_A_SOCKET} subscriptions.`)]
  }
  try {
    return await openLiveOperation(options, payload, openSession(options.services, callerOf(options, context)))
  } catch (error) {
    return [new GraphQLError('Internal server error', { originalError: error as Error })]
  }
}

function callerOf({ trustedProxies }: SocketOptions, { extra }: SocketContext) {
  const request: IncomingMessage = extra.request
  const locales = wantedLocales(request.headers['accept-language'])
  return { viewer: extra.viewer ?? null, locales, address: clientAddress(request, trustedProxies) }
}

function tooMany(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'TOO_MANY' } })
}

function tell(errors: readonly GraphQLError[], format: ErrorFormat): GraphQLFormattedError[] {
  return errors.map((error) => format(error.toJSON(), error))
}

async function closeAll(
  server: WebSocketServer,
  sockets: LiveSockets,
  disposable: { dispose(): unknown },
): Promise<void> {
  sockets.close()
  const cut = setTimeout(() => server.clients.forEach((socket) => socket.terminate()), limits.STOP_MILLISECONDS)
  await disposable.dispose()
  clearTimeout(cut)
}
