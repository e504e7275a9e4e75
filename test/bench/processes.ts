import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Turn } from './contest.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Beneath `node_modules`, so that packages are found, and no source is beside. */
const CACHE = join(ROOT, 'node_modules', '.cache')

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string
  /** From its start until it said that it is ready. */
  readonly startMilliseconds: number
  /** CPU of the process so far; 0 where the system does not tell. */
  cpuMilliseconds(): number
  signal(name: NodeJS.Signals): void
  stop(): Promise<void>
  /** Ends it as a power cut does. */
  kill(): Promise<void>
}

/** Compiles Boon for a purpose of its own, so that one build does not disturb another's servers. */
export function build(purpose = 'boon-bench'): string {
  const folder = join(CACHE, `${purpose}${ROOT.replaceAll(/\W+/g, '-')}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', ROOT, '--outDir', folder])
  return join(folder, 'main.js')
}

/** Starts a program that prints its address (`http://…`) once it serves. */
export async function startServerProcess(program: string, environment: Record<string, string>): Promise<ServerProcess> {
  const start = performance.now()
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await said(child, /http:\/\/[\w.]+:\d+/)
  return {
    url: url.replace('localhost', '127.0.0.1'),
    startMilliseconds: performance.now() - start,
    cpuMilliseconds: () => cpuOf(child.pid!),
    signal: (name) => void child.kill(name),
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  }
}

/** The same, of a program of this folder. */
export function startNeighbour(name: string, environment: Record<string, string>): Promise<ServerProcess> {
  return startServerProcess(pathOf(name), environment)
}

/** A program of this folder, run to its end; what it printed is JSON. */
export function runProgram<Answer>(name: string, input: unknown): Promise<Answer> {
  return startProgram<Answer>(name, input).answer
}

/** The same, with the means to kill it: then there is no answer. */
export function startProgram<Answer>(
  name: string,
  input: unknown,
): { readonly answer: Promise<Answer>; readonly kill: () => void } {
  const child = spawn(process.execPath, [pathOf(name)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(input))
  const read = async (): Promise<Answer> => {
    let text = ''
    for await (const chunk of child.stdout) text += String(chunk)
    return JSON.parse(text) as Answer
  }
  const answer = read()
  answer.catch(() => undefined)
  return { answer, kill: () => child.kill('SIGKILL') }
}

/** One request, sent by 32 connections for so many seconds. */
export async function load(
  server: ServerProcess,
  request: HttpRequest,
  seconds: number,
): Promise<Turn & { readonly count: number }> {
  const cpu = server.cpuMilliseconds()
  const { count, milliseconds, medianMilliseconds, failed } = await runProgram<LoadAnswer>('./http-load.ts', {
    url: server.url,
    request,
    seconds,
  })
  if (failed > 0) throw new Error(`${failed} of ${count} requests failed`)
  return {
    count,
    medianMilliseconds,
    perSecond: (count / milliseconds) * 1000,
    cpuMilliseconds: (server.cpuMilliseconds() - cpu) / count,
  }
}

/** A POST of JSON. */
export interface HttpRequest {
  readonly path: string
  readonly token?: string
  readonly body: object
  /** What the first `NUMBER` in the body is replaced by; the next by one more. */
  readonly firstNumber?: number
}

/** Sends it once, and reads the answer, whatever it says. */
export async function ask<Answer>({ url }: ServerProcess, { path, token, body }: HttpRequest): Promise<Answer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return (await response.json()) as Answer
}

/** In a body: another number each time, of as many digits. */
export const NUMBER = '@@@@@@@@@'

/** What `http-load` answers. */
export interface LoadAnswer {
  readonly count: number
  readonly failed: number
  readonly milliseconds: number
  readonly medianMilliseconds: number
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url))
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await gone
}

async function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  let text = ''
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)))
    child.stdout!.on('data', (chunk) => {
      text += String(chunk)
      const found = pattern.exec(text)
      if (found) resolve(found[0])
    })
  })
}

const MILLISECONDS_A_TICK = 10

function cpuOf(processId: number): number {
  try {
    const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * MILLISECONDS_A_TICK
  } catch {
    return 0
  }
}
