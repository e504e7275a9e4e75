import { createSecretKey } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { setTimeout as wait } from 'node:timers/promises'
import { type CursorBinding, openCursor, sealCursor, TOLD_LIMIT } from '../../src/operations/live/cursor.ts'
import { Hub } from '../../src/operations/live/hub.ts'
import { type Look, openStream, type Topic } from '../../src/operations/live/stream.ts'
import { differences, fold, stateOf, type Told } from '../../src/operations/live/told.ts'
import { startTrail, type Trail } from '../../src/operations/live/trail.ts'
import type { Session } from '../../src/operations/session.ts'

const key = createSecretKey(Buffer.alloc(32, 7))
const binding: CursorBinding = ['offersChanged', 'customer:anna', null, 'home']

const aState = fc.integer({ min: 0, max: 3 }).map((seen) => stateOf([seen]))
const anyTold: fc.Arbitrary<Told> = fc
  .array(fc.tuple(fc.uuid(), aState), { maxLength: 30 })
  .map((entries) => new Map(entries))
/** Two states of one world: many ids in common. */
const twoTolds = fc
  .uniqueArray(fc.uuid(), { maxLength: 12 })
  .chain((ids) => fc.tuple(someOf(ids), someOf(ids)))
  .map(([told, now]) => ({ told, now }))
const anyPosition = fc.record({
  stream: fc.uint8Array({ minLength: 8, maxLength: 8 }),
  sequence: fc.nat(),
  issuedAt: fc.date({ min: new Date(0), max: new Date('2500-01-01'), noInvalidDate: true }),
  told: fc.option(anyTold),
  place: fc.constantFrom(null, { storeKey: 'Zürich', location: { latitude: 47.37, longitude: -8.5 } }),
  ledger: fc.constantFrom(null, { transaction: '18446744073709551615', sequence: '0', seen: ['7', '9'] }),
})

describe('what a client has been told', () => {
  test('with all differences folded in equals what is true now', () => {
    fc.assert(
      fc.property(twoTolds, ({ told, now }) => {
        expect(sorted(differences(told, now).reduce<Told>(fold, told))).toEqual(sorted(now))
      }),
    )
  })

  test('is not told twice', () => {
    fc.assert(fc.property(anyTold, (told) => expect(differences(told, new Map(told))).toEqual([])))
  })

  test('names what is gone before what has come', () => {
    const told = new Map([['gone', 'a']])
    expect(differences(told, new Map([['come', 'b']])).map(({ id }) => id)).toEqual(['gone', 'come'])
  })
})

describe('a cursor', () => {
  test('says what was written into it', () => {
    fc.assert(
      fc.property(anyPosition, (position) => {
        expect(openCursor(key, binding, sealCursor(key, binding, position).cursor)).toEqual(position)
      }),
    )
  })

  test('of another viewer, cart, place, stream or shop does not open', () => {
    const { cursor } = sealCursor(key, binding, aPosition(new Map()))
    const foreign: CursorBinding[] = [
      ['offersChanged', 'customer:bert', null, 'home'],
      ['offersChanged', 'customer:anna', 'cart', 'home'],
      ['offersChanged', 'customer:anna', null, null],
      ['walletChanged', 'customer:anna', null, 'home'],
    ]
    for (const other of foreign) expect(openCursor(key, other, cursor)).toBeNull()
    expect(openCursor(createSecretKey(Buffer.alloc(32, 8)), binding, cursor)).toBeNull()
  })

  test('with any character changed, cut or added does not open', () => {
    const { cursor } = sealCursor(key, binding, aPosition(new Map([[uuid(1), stateOf([1])]])))
    for (let at = 0; at < cursor.length; at++) {
      const other = cursor[at] === 'A' ? 'B' : 'A'
      expect(openCursor(key, binding, cursor.slice(0, at) + other + cursor.slice(at + 1))).toBeNull()
      expect(openCursor(key, binding, cursor.slice(0, at))).toBeNull()
    }
    for (const more of ['=', '!', ' ', 'AAAA']) expect(openCursor(key, binding, cursor + more)).toBeNull()
  })

  test('that never was one does not open', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(openCursor(key, binding, text)).toBeNull()))
  })

  test('holds a thousand things, and says so where there are more', () => {
    const things = (count: number) => new Map(Array.from({ length: count }, (_, at) => [uuid(at), stateOf([at])]))
    const reopened = (told: Told) => openCursor(key, binding, sealCursor(key, binding, aPosition(told)).cursor)
    expect(reopened(things(TOLD_LIMIT))?.told?.size).toBe(TOLD_LIMIT)
    expect(reopened(things(TOLD_LIMIT + 1))?.told).toBeNull()
  })
})

describe('a trail', () => {
  test('cut anywhere and taken up from its last cursor brings exactly what is missing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTold, { minLength: 1, maxLength: 5 }), fc.nat(8), async (worlds, taken) => {
        const session = aSession()
        const client = new Map<string, string>()
        let after = sealCursor(key, binding, aPosition(new Map())).cursor
        for (const world of worlds) after = (await take(session, after, world, client, taken)) ?? after
        await take(session, after, worlds.at(-1)!, client, Infinity)
        expect(sorted(client)).toEqual(sorted(worlds.at(-1)!))
      }),
    )
  })

  test('gives each event an id of its own, even where the world goes to and fro within one instant', async () => {
    const session = aSession()
    const trail = startTrail(session, binding, sealCursor(key, binding, aPosition(new Map())).cursor)
    const there = new Map([[uuid(1), stateOf([1])]])
    const ids = new Set<string>()
    for (const world of [there, new Map(), there, new Map()])
      for (const tell of eventsOf(trail, session, world)) ids.add((await tell()).eventId)
    expect(ids.size).toBe(4)
  })

  test('that starts now tells nothing of what is there already', () => {
    const trail = startTrail(aSession(), binding, null)
    expect(eventsOf(trail, aSession(), new Map([[uuid(1), stateOf([1])]]))).toEqual([])
  })

  test('refuses a broken cursor', () => {
    expect(() => startTrail(aSession(), binding, 'nonsense')).toThrow(
      expect.objectContaining({ argumentPath: ['after'] }),
    )
  })

  test.each([
    ['older than a day', { issuedAt: new Date('2026-11-30T11:59:59Z') }],
    ['over what a cursor holds', { told: null }],
  ])('from a cursor %s brings one Resync, and goes on from now', async (_, lost) => {
    const world = new Map([[uuid(1), stateOf([1])]])
    const { cursor } = sealCursor(key, binding, { ...aPosition(new Map()), ...lost })
    const trail = startTrail(aSession(), binding, cursor)
    const [resync, ...more] = eventsOf(trail, aSession(), world)
    expect(more).toEqual([])
    const event = await resync!()
    expect(event).toMatchObject({ kind: 'resync', reason: 'CURSOR_TOO_OLD' })
    expect(openCursor(key, binding, event.cursor)?.told).toEqual(world)
    expect(eventsOf(trail, aSession(), world)).toEqual([])
  })

  test('brings one Resync to a client for which too much waits, and in full what was missed before it began', async () => {
    const things = (count: number) => new Map(Array.from({ length: count }, (_, at) => [uuid(at), stateOf([count])]))
    const trail = startTrail(aSession(), binding, sealCursor(key, binding, aPosition(new Map())).cursor)
    const eventsAt = (world: Told) =>
      trail.untold(aSession(), world, async (difference) => trail.tell(aSession(), difference), 5)
    const missed = eventsAt(things(9))
    expect(missed).toHaveLength(9)
    for (const tell of missed) await tell()
    const [resync, ...more] = eventsAt(things(6))
    expect([await resync!(), more]).toMatchObject([{ kind: 'resync', reason: 'TOO_SLOW' }, []])
    expect(eventsAt(things(6))).toEqual([])
  })

  test('from a cursor of exactly a day goes on', () => {
    const { cursor } = sealCursor(key, binding, { ...aPosition(new Map()), issuedAt: new Date('2026-11-30T12:00:00Z') })
    expect(eventsOf(startTrail(aSession(), binding, cursor), aSession(), new Map())).toEqual([])
  })
})

describe('a stream', () => {
  test('waits until what it follows changes', async () => {
    const shop = aShop()
    const stream = await shop.subscribe(['cart:1'])
    const next = stream.next()
    shop.change(1, 'cart:2')
    await expect(isPending(next)).resolves.toBe(true)
    shop.change(2, 'cart:1')
    expect((await next).value?.value).toBe(2)
  })

  test('ends at once when the client leaves, in the midst of a wait', async () => {
    const shop = aShop()
    const stream = await shop.subscribe(['cart:1'])
    const next = stream.next()
    expect(await stream.return!()).toEqual({ value: undefined, done: true })
    expect(await next).toEqual({ value: undefined, done: true })
    expect(await stream.next()).toEqual({ value: undefined, done: true })
    expect(shop.hub.size).toBe(0)
  })

  test('brings a slow client the newest, not all that it missed', async () => {
    const shop = aShop()
    const stream = await shop.subscribe(['cart:1'])
    for (let value = 1; value <= 5000; value++) shop.change(value, 'cart:1')
    expect((await stream.next()).value?.value).toBe(5000)
    await expect(isPending(stream.next())).resolves.toBe(true)
    expect(shop.readings).toBeLessThan(5)
  })

  test('misses nothing that happens while it reads', async () => {
    const shop = aShop()
    const stream = await shop.subscribe(['cart:1'])
    shop.whileReading = () => shop.change(2, 'cart:1')
    shop.change(1, 'cart:1')
    expect((await stream.next()).value?.value).toBe(1)
    expect((await stream.next()).value?.value).toBe(2)
  })

  test('looks at everything when wakes may have been lost', async () => {
    const shop = aShop()
    const stream = await shop.subscribe(['cart:1'])
    const next = stream.next()
    shop.change(7, null)
    expect((await next).value?.value).toBe(7)
  })

  test('reads again at the instant at which the clock alone may change it, not before', async () => {
    const shop = aShop()
    shop.changesAt = new Date('2026-12-01T13:00:00Z')
    const stream = await shop.subscribe([])
    const next = stream.next()
    shop.value = 1
    shop.setClock(new Date('2026-12-01T12:59:59.999Z'))
    await expect(isPending(next)).resolves.toBe(true)
    shop.setClock(new Date('2026-12-01T13:00:00Z'))
    expect((await next).value?.value).toBe(1)
  })

  test('is not confused by an instant further away than a timer reaches', async () => {
    const shop = aShop()
    shop.changesAt = new Date('2090-01-01T00:00:00Z')
    const stream = await shop.subscribe([])
    const next = stream.next()
    await wait(50)
    expect(shop.readings).toBe(1)
    await stream.return!()
    await next
  })

  test('outlives a reading that fails', async () => {
    const shop = aShop()
    const stream = await shop.subscribe(['cart:1'])
    shop.whileReading = () => {
      throw new Error('the database restarts')
    }
    shop.change(3, 'cart:1')
    expect((await stream.next()).value?.value).toBe(3)
    expect(shop.logged).toBe(1)
  })

  test('that cannot be read at its beginning is refused, and leaves nothing behind', async () => {
    const shop = aShop()
    shop.whileReading = () => {
      throw new Error('no such cart')
    }
    await expect(shop.subscribe(['cart:1'])).rejects.toThrow('no such cart')
    expect(shop.hub.size).toBe(0)
  })

  test('follows what it comes to depend on', async () => {
    const shop = aShop()
    const stream = await shop.subscribe(['cart:1'])
    shop.keys = ['cart:1', 'customer:2']
    shop.change(1, 'cart:1')
    expect((await stream.next()).value?.value).toBe(1)
    const next = stream.next()
    await isPending(next)
    shop.change(2, 'customer:2')
    expect((await next).value?.value).toBe(2)
  })

  test('ends when its subject has ended', async () => {
    const shop = aShop()
    shop.ends = true
    shop.value = 9
    const stream = await shop.subscribe([])
    expect((await stream.next()).value?.value).toBe(9)
    expect((await stream.next()).done).toBe(true)
    expect(shop.hub.size).toBe(0)
  })

  test('gives every reading a session of its own', async () => {
    const shop = aShop()
    const stream = await shop.subscribe(['cart:1'])
    shop.change(1, 'cart:1')
    const first = (await stream.next()).value!.session
    shop.change(2, 'cart:1')
    expect((await stream.next()).value!.session).not.toBe(first)
  })
})

describe('the hub', () => {
  test('wakes thousands without holding up anybody else', async () => {
    const shop = aShop()
    const streams = await Promise.all(Array.from({ length: 2000 }, () => shop.subscribe(['catalogue'])))
    const all = streams.map((stream) => stream.next())
    let turns = 0
    const turning = setInterval(() => (turns += 1), 0)
    await wait(5)
    turns = 0
    shop.change(1, 'catalogue')
    const values = await Promise.all(all)
    clearInterval(turning)
    expect(values.every(({ value }) => value?.value === 1)).toBe(true)
    expect(turns).toBeGreaterThan(5)
    expect(shop.mostAtOnce).toBeLessThanOrEqual(3 * 128)
    expect(shop.worlds).toBeLessThan(2 * (2000 / 50))
  })

  test('ends every stream when the server stops', async () => {
    const shop = aShop()
    const next = (await shop.subscribe(['catalogue'])).next()
    shop.hub.close()
    expect((await next).done).toBe(true)
  })
})

function someOf(ids: string[]): fc.Arbitrary<Told> {
  return fc
    .tuple(fc.shuffledSubarray(ids), fc.array(aState, { minLength: ids.length, maxLength: ids.length }))
    .map(([chosen, states]) => new Map(chosen.map((id, at) => [id, states[at]!])))
}

function sorted(told: Told): [string, string][] {
  return [...told].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function uuid(number: number): string {
  return `00000000-0000-8000-8000-${number.toString(16).padStart(12, '0')}`
}

function aPosition(told: Told) {
  return {
    stream: new Uint8Array(8),
    sequence: 0,
    issuedAt: new Date('2026-12-01T12:00:00Z'),
    told,
    place: null,
    ledger: null,
  }
}

/** As much of a session as a trail needs. */
function aSession(now = new Date('2026-12-01T12:00:00Z')): Session {
  return {
    now,
    services: { cursorKey: key, randomBytes: (count: number) => new Uint8Array(count) },
  } as unknown as Session
}

function eventsOf(trail: Trail, session: Session, world: Told) {
  return trail.untold(session, world, async (difference) => ({ difference, ...trail.tell(session, difference) }))
}

/** A client resumes `after` in this world and takes so many events; answers its new cursor. */
async function take(session: Session, after: string, world: Told, client: Map<string, string>, count: number) {
  let cursor: string | null = null
  for (const tell of eventsOf(startTrail(session, binding, after), session, world).slice(0, count)) {
    const event = await tell()
    cursor = event.cursor
    if ('kind' in event) continue
    if (event.difference.state === null) client.delete(event.difference.id)
    else client.set(event.difference.id, event.difference.state)
  }
  return cursor
}

/** One number, followed by any number of streams. */
function aShop() {
  let now = new Date('2026-12-01T12:00:00Z')
  let listener: (keys: ReadonlySet<string> | null) => void = () => {}
  let reading = 0
  const feed = { listen: (heard: typeof listener) => ((listener = heard), () => {}) }
  const hub = new Hub({ feed, now: () => now, log: null, rules: null, failed: () => {} })
  const shop = {
    hub,
    value: 0,
    keys: null as string[] | null,
    changesAt: null as Date | null,
    ends: false,
    readings: 0,
    mostAtOnce: 0,
    worlds: 0,
    logged: 0,
    whileReading: null as (() => void) | null,
    change(value: number, key: string | null) {
      shop.value = value
      listener(key === null ? null : new Set([key]))
    },
    setClock(to: Date) {
      now = to
      hub.tick()
    },
    subscribe(keys: string[]) {
      const services = {
        database: { open: () => ({ world: (shop.worlds += 1) }) },
        now: () => now,
        log: { error: () => (shop.logged += 1) },
      }
      return openStream({ services } as unknown as Session, hub, keys, topicOf(keys))
    },
  }
  const topicOf = (keys: string[]): Topic<number> => {
    let told = 0
    return async (): Promise<Look<number>> => {
      shop.readings += 1
      const { value } = shop
      await atOnce()
      const changesAt = shop.changesAt !== null && shop.changesAt > now ? shop.changesAt : null
      const untold = value === told ? [] : [async () => (told = value)]
      return { keys: shop.keys ?? keys, changesAt, reach: null, untold, ends: shop.ends }
    }
  }
  const atOnce = async () => {
    reading += 1
    shop.mostAtOnce = Math.max(shop.mostAtOnce, reading)
    const { whileReading } = shop
    shop.whileReading = null
    try {
      await wait(0)
      whileReading?.()
    } finally {
      reading -= 1
    }
  }
  return shop
}

async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const late = Symbol('late')
  return (await Promise.race([promise, wait(20, late)])) === late
}
