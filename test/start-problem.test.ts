import { describe, expect, test } from '@jest/globals'
import { createServer, type AddressInfo } from 'node:net'
import pg from 'pg'
import { startProblem } from '../src/start-problem.ts'
import { cloneDatabase } from './support/database.ts'

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  )

describe('what stands in the way of a start', () => {
  test('a port in use, or of another machine, is told in one line', async () => {
    const listen = (port: number, host: string) =>
      new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
        const server = createServer()
        server.once('error', reject).listen(port, host, () => resolve(server))
      })
    const taken = await listen(0, '127.0.0.1')
    const { port } = taken.address() as AddressInfo
    expect(startProblem(await failureOf(listen(port, '127.0.0.1')))).toBe(
      `127.0.0.1:${port} is in use by another program: set PORT to another one, or to 0 for any.`,
    )
    taken.close()
    expect(startProblem(await failureOf(listen(0, '203.0.113.1')))).toMatch(/^203\.0\.113\.1.* is no address of this/)
  })

  test('a database that is not there, not known or not open, too, and never its password', async () => {
    const connect = (url: string) => failureOf(new pg.Client({ connectionString: url }).connect())
    expect(startProblem(await connect('postgres://boon:secret@127.0.0.1:1/boon'))).toBe(
      'The database of DATABASE_URL cannot be reached (ECONNREFUSED at 127.0.0.1:1).',
    )
    expect(startProblem(await connect('postgres://boon:secret@nowhere.invalid/boon'))).toMatch(
      /^nowhere\.invalid is no/,
    )
    const { url, drop } = await cloneDatabase()
    const unknown = url.replace(/\/[^/]+$/, '/no_such_database')
    expect(startProblem(await connect(unknown))).toBe(
      'The database of DATABASE_URL refuses: database "no_such_database" does not exist.',
    )
    await drop()
  })

  test('anything else keeps its stack', () => {
    expect(startProblem(new TypeError('a bug'))).toBeNull()
    expect(startProblem('nothing')).toBeNull()
  })
})
