import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** The buses beside PostgreSQL's own. */
export type BusName = 'redis' | 'nats'

/** A bus's own server on a free port. */
export interface BusServer {
  /** For `BOON_FANOUT_URL`. */
  readonly url: string
  readonly port: number
  stop(): Promise<void>
}

const PROGRAMS: Readonly<
  Record<BusName, { readonly program: string; arguments(port: number, folder: string): string[] }>
> = {
  redis: {
    program: 'redis-server',
    arguments: (port, folder) => ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder],
  },
  nats: { program: 'nats-server', arguments: (port) => ['--addr', '127.0.0.1', '--port', String(port)] },
}

/** Whether this machine has the bus's server. Where CI runs it must: nothing is left out there in silence. */
export function hasBusServer(bus: BusName): boolean {
  const { program } = PROGRAMS[bus]
  const found = spawnSync(program, ['--version']).error === undefined
  if (found || !process.env.CI) return found
  throw new Error(`${program} is missing: install it (apt-get install ${program}), as .ci/run does.`)
}

/** Starts a bus's server, without disk; `port` 0 takes a free one. */
export async function startBusServer(bus: BusName, port = 0): Promise<BusServer> {
  const chosen = port === 0 ? await freePort() : port
  const folder = mkdtempSync(join(tmpdir(), 'boon-bus-'))
  const { program, arguments: argumentsOf } = PROGRAMS[bus]
  const child = spawn(program, argumentsOf(chosen, folder), { stdio: 'ignore' })
  await listening(chosen)
  return {
    url: `${bus}://127.0.0.1:${chosen}`,
    port: chosen,
    stop: async () => {
      await end(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A wire to a port, that can be cut and joined again. */
export interface Wire {
  readonly port: number
  /** From now on nothing passes, either way; connections stay open and silent, new ones too. */
  cut(): void
  /** What waited passes, and so does everything from now on. */
  join(): void
  close(): Promise<void>
}

/** Lays a wire in front of a port. */
export async function layWire(port: number): Promise<Wire> {
  const sockets = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => sockets.delete(one) && other.destroy())
      if (isCut) one.pause()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: portOf(server),
    cut: () => {
      isCut = true
      for (const socket of sockets) socket.unpipe().pause()
    },
    join: () => {
      isCut = false
      for (const socket of sockets) socket.destroy()
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 250; tries += 1) {
    if (await canConnect(port)) return
    await wait(20)
  }
  throw new Error(`Nothing listens on port ${port}.`)
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => resolve(socket.destroy() && true))
    socket.on('error', () => resolve(false))
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}
