import { afterEach, expect, test } from '@jest/globals'
import { transform } from 'esbuild'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { foldOffers, keepLive, type LiveEvent, type Sink } from '../../src/web/live.ts'
import { eventually } from '../support/follower.ts'

type Change = LiveEvent & { readonly value?: string }

const stops: (() => void)[] = []
afterEach(() => stops.splice(0).forEach((stop) => stop()))

/** A client whose server is played by the test. */
function aClient() {
  const played = {
    asked: 0,
    renewed: 0,
    waits: [] as number[],
    shown: [] as string[],
    after: [] as string[],
    sinks: [] as Sink<Change>[],
    sink: () => played.sinks.at(-1)!,
    event: (eventId: string, more: Partial<Change> = {}) =>
      played.sink().next({ eventId, cursor: `after ${eventId}`, value: eventId, ...more }),
    listening: (times: number) => eventually(() => expect(played.sinks).toHaveLength(times), 5000),
  }
  const stop = keepLive<string, Change>({
    ask: async () => ({ state: `answer ${++played.asked}`, cursor: `cursor ${played.asked}` }),
    listen: (after, sink) => {
      played.after.push(after)
      played.sinks.push(sink)
      return () => undefined
    },
    fold: (state, { value }) => `${state} ${value}`,
    show: (state) => void played.shown.push(state),
    renew: async () => void (played.renewed += 1),
    broke: (_error, wait) => void played.waits.push(wait),
  })
  stops.push(stop)
  return Object.assign(played, { stop })
}

test('it asks once, folds in what comes, and drops what it has seen', async () => {
  const client = aClient()
  await client.listening(1)
  client.event('a')
  client.event('b')
  client.event('a')
  expect(client.shown).toEqual(['answer 1', 'answer 1 a', 'answer 1 a b'])
})

test('what breaks off goes on behind the last event, however often, and what the old stream still says is not heard', async () => {
  const client = aClient()
  await client.listening(1)
  client.event('a')
  const [old] = client.sinks
  client.sink().error(new Error('the wire was cut'))
  await client.listening(2)
  client.sink().complete()
  await client.listening(3)
  expect(client.after).toEqual(['cursor 1', 'after a', 'after a'])
  old!.next({ eventId: 'late', cursor: 'late', value: 'late' })
  old!.error(new Error('late'))
  expect(client.shown.at(-1)).toBe('answer 1 a')
  expect([client.asked, client.renewed]).toEqual([1, 0])
  const [first, second] = client.waits as [number, number]
  expect([first >= 250 && first <= 500, second >= 500 && second <= 1000]).toEqual([true, true])
})

test.each([
  ['a Resync', (client: ReturnType<typeof aClient>) => client.event('r', { __typename: 'Resync' })],
  [
    'a cursor that is refused',
    (client: ReturnType<typeof aClient>) => client.sink().error([{ extensions: { code: 'BAD_USER_INPUT' } }]),
  ],
])('%s asks anew', async (_, happens) => {
  const client = aClient()
  await client.listening(1)
  client.event('a')
  happens(client)
  await client.listening(2)
  expect(client.shown.at(-1)).toBe('answer 2')
  expect(client.after.at(-1)).toBe('cursor 2')
})

test.each([
  [{ code: 4403 }],
  [[{ extensions: { code: 'UNAUTHENTICATED' } }]],
  [{ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }],
  [{ code: 'UNAUTHENTICATED' }],
  [{ statusCode: 401 }],
])('a token that is refused (%j) is renewed, and the stream goes on', async (error) => {
  const client = aClient()
  await client.listening(1)
  client.event('a')
  client.sink().error(error)
  await client.listening(2)
  expect([client.renewed, client.asked, client.after.at(-1)]).toEqual([1, 1, 'after a'])
})

test('stopped is stopped', async () => {
  const client = aClient()
  await client.listening(1)
  client.sink().error(new Error('the wire was cut'))
  client.stop()
  client.sink().next({ eventId: 'late', cursor: 'late' })
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect([client.sinks.length, client.shown.length]).toEqual([1, 1])
})

test('offers are folded by id: changed ones stay where they are, new ones come last, withdrawn ones go', () => {
  const offers = [
    { id: '1', title: 'one' },
    { id: '2', title: 'two' },
  ]
  const event = { eventId: 'e', cursor: 'c' }
  expect(foldOffers(offers, { ...event, offer: { id: '1', title: 'uno' } })).toEqual([
    { id: '1', title: 'uno' },
    offers[1],
  ])
  expect(foldOffers(offers, { ...event, offer: { id: '3', title: 'three' } }).map(({ id }) => id)).toEqual([
    '1',
    '2',
    '3',
  ])
  expect(foldOffers(offers, { ...event, offerId: '1' })).toEqual([offers[1]])
})

test('it is under 5 KB', async () => {
  const source = readFileSync(fileURLToPath(new URL('../../src/web/live.ts', import.meta.url)), 'utf8')
  expect(source).not.toContain('import ')
  expect(source.length).toBeLessThan(5000)
  expect((await transform(source, { loader: 'ts', minify: true })).code.length).toBeLessThan(2000)
})
