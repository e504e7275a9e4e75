import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { median } from './contest.ts'
import { type HttpRequest, type LoadAnswer, NUMBER } from './processes.ts'

const CONNECTIONS = 32

/**
 * Sends one request over and over on 32 connections: bytes made once, answers only counted, so that the client costs little. Where the body
 * holds `NUMBER`, each request has another number there, from `request.firstNumber` on.
 */
async function main(): Promise<void> {
  const { url, request, seconds } = JSON.parse(await text(process.stdin)) as {
    url: string
    request: HttpRequest
    seconds: number
  }
  const { hostname, port } = new URL(url)
  const nextRequest = numbered(bytesOf(request, hostname), request.firstNumber ?? 0)
  const until = performance.now() + seconds * 1000
  const times: number[] = []
  const start = performance.now()
  const failures = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => converse(Number(port), nextRequest, until, times)),
  )
  const answer: LoadAnswer = {
    count: times.length,
    failed: failures.reduce((sum, each) => sum + each, 0),
    milliseconds: performance.now() - start,
    medianMilliseconds: median(times),
  }
  process.stdout.write(JSON.stringify(answer))
}

function bytesOf({ path, token, body }: HttpRequest, host: string): Buffer {
  const content = JSON.stringify(body)
  const lines = [
    `POST ${path} HTTP/1.1`,
    `host: ${host}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(content)}`,
    ...(token === undefined ? [] : [`authorization: Bearer ${token}`]),
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${content}`)
}

/** The same bytes each time, but for the numbers in them. */
function numbered(bytes: Buffer, first: number): () => Buffer {
  const places: number[] = []
  for (let at = bytes.indexOf(NUMBER); at >= 0; at = bytes.indexOf(NUMBER, at + 1)) places.push(at)
  let next = first
  return () => {
    if (places.length === 0) return bytes
    const copy = Buffer.from(bytes)
    const number = String(next++).padStart(NUMBER.length, '0')
    for (const at of places) copy.write(number, at, 'latin1')
    return copy
  }
}

/** How many answers were not 200, or told errors. */
function converse(port: number, nextRequest: () => Buffer, until: number, times: number[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1').setNoDelay(true)
    let [sentAt, failed, received] = [performance.now(), 0, Buffer.alloc(0)]
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const length = answerLength(received)
      if (length === null || received.length < length) return
      if (!isGood(received)) failed += 1
      const now = performance.now()
      times.push(now - sentAt)
      received = Buffer.alloc(0)
      sentAt = now
      if (now < until) socket.write(nextRequest())
      else socket.end(() => resolve(failed))
    })
    socket.write(nextRequest())
  })
}

/** Head and body; null while the head is not there yet. */
function answerLength(received: Buffer): number | null {
  const head = received.indexOf('\r\n\r\n')
  if (head < 0) return null
  const length = /content-length: (\d+)/i.exec(received.toString('latin1', 0, head))
  return head + 4 + Number(length![1])
}

function isGood(received: Buffer): boolean {
  return (
    received.toString('latin1', 9, 12) === '200' &&
    !received.includes('"errors":[') &&
    !received.includes('"userErrors":[{')
  )
}

await main()
