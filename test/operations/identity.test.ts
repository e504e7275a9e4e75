import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { apiKeyCreate } from '../../src/operations/identity/api-key-create.ts'
import { apiKeyRevoke } from '../../src/operations/identity/api-key-revoke.ts'
import { apiKeys } from '../../src/operations/identity/api-keys.ts'
import { authenticate } from '../../src/operations/identity/authenticate.ts'
import { ensureAdminKey } from '../../src/operations/identity/ensure-admin-key.ts'
import { shopperTokenCreate } from '../../src/operations/identity/shopper-token-create.ts'
import { openStaffTokens } from '../../src/operations/identity/staff-tokens.ts'
import { openTokenSigner } from '../../src/operations/identity/token-signer.ts'
import { viewer } from '../../src/operations/identity/viewer.ts'
import { visitorTokenCreate } from '../../src/operations/identity/visitor-token-create.ts'
import { Unauthenticated } from '../../src/operations/errors.ts'
import { openSession } from '../../src/operations/session.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const ADMIN_KEY = `boon_${'0123456789'.repeat(4)}`
let shop: TestApp

beforeAll(async () => {
  shop = await openTestApp(NOW)
})
afterEach(() => {
  shop.clock.now = NOW
})
afterAll(() => shop.close())

const asking = (credentials: string) => authenticate(shop.services, `Bearer ${credentials}`)
const anyone = (address: string) => openSession(shop.services, { viewer: null, locales: [], address })

describe('authenticate', () => {
  test('knows nobody without a header, and refuses what is no credential', async () => {
    expect(await authenticate(shop.services, undefined)).toBeNull()
    expect(await authenticate(shop.services, ' ')).toBeNull()
    for (const header of [
      'Basic abc',
      'Bearer',
      'Bearer a b',
      'Bearer boon_unknown',
      'Bearer a.b.c',
      `Bearer ${'x'.repeat(9000)}`,
    ])
      await expect(authenticate(shop.services, header)).rejects.toThrow(Unauthenticated)
  })

  test('notes the use of a key at most once a minute, and waits for it never', async () => {
    const { apiKey, secret } = await apiKeyCreate(shop.as('ADMIN'), { name: 'noted', role: 'SERVICE' })
    const lastUsedAt = async () => (await shop.as('ADMIN').load.apiKey.load(apiKey!.id))?.lastUsedAt
    const until = async (wanted: Date) => {
      for (let wait = 0; wait < 100 && (await lastUsedAt())?.getTime() !== wanted.getTime(); wait++)
        await new Promise((resolve) => setTimeout(resolve, 10))
      expect(await lastUsedAt()).toEqual(wanted)
    }
    await asking(secret!)
    await until(NOW)
    shop.clock.now = new Date(NOW.getTime() + 59_000)
    await asking(secret!)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await lastUsedAt()).toEqual(NOW)
    shop.clock.now = new Date(NOW.getTime() + 61_000)
    await asking(secret!)
    await until(shop.clock.now)
  })

  test('refuses tokens of another secret, another algorithm, another issuer and past their end', async () => {
    const other = openTokenSigner('another secret that is long enough to sign with')
    const claims = {
      customerId: shop.services.newId(),
      role: 'SHOPPER',
      expiresAt: new Date(NOW.getTime() + 60_000),
    } as const
    await expect(asking(await other.sign(claims, NOW))).rejects.toThrow(Unauthenticated)
    const good = await shop.services.tokens.sign(claims, NOW)
    expect(await asking(good)).toMatchObject({
      role: 'SHOPPER',
      customerId: claims.customerId,
      caller: `customer:${claims.customerId}`,
    })
    const [, payload] = good.split('.')
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
    await expect(asking(none)).rejects.toThrow(Unauthenticated)
    shop.clock.now = claims.expiresAt
    await expect(asking(good)).rejects.toThrow(Unauthenticated)
  })
})

describe('API keys', () => {
  test('are shown once, kept as a hash, work in their role until revoked, and revoking twice is once', async () => {
    const { apiKey, secret, userErrors } = await apiKeyCreate(shop.as('ADMIN'), { name: 'till', role: 'SERVICE' })
    expect(userErrors).toEqual([])
    expect(secret).toMatch(/^boon_[0-9A-Za-z]{40}$/)
    expect(apiKey).toMatchObject({ name: 'till', role: 'SERVICE', lastCharacters: secret!.slice(-4), revokedAt: null })
    expect(await asking(secret!)).toEqual({
      role: 'SERVICE',
      customerId: null,
      caller: `key:${apiKey!.id}`,
      expiresAt: null,
      keyId: apiKey!.id,
    })
    const kept = await rows<{ row: string }>(shop.services.database.open(), 'select api_key::text as row from api_key')
    expect(kept.every(({ row }) => !row.includes(secret!))).toBe(true)

    const revoked = await apiKeyRevoke(shop.as('ADMIN'), { id: apiKey!.id })
    expect(revoked.apiKey?.revokedAt).toEqual(NOW)
    await expect(asking(secret!)).rejects.toThrow(Unauthenticated)
    shop.clock.now = new Date(NOW.getTime() + 1000)
    expect((await apiKeyRevoke(shop.as('ADMIN'), { id: apiKey!.id })).apiKey?.revokedAt).toEqual(NOW)
    expect((await apiKeys(shop.as('ADMIN'))).at(-1)).toMatchObject({ id: apiKey!.id })
  })

  test('are for staff and services only, and have a name', async () => {
    const { userErrors, secret } = await apiKeyCreate(shop.as('ADMIN'), { name: ' ', role: 'SHOPPER' })
    expect(secret).toBeNull()
    expect(userErrors).toMatchObject([
      { code: 'INVALID', path: ['role'] },
      { code: 'REQUIRED', path: ['name'] },
    ])
    for (const id of [null, shop.services.newId()])
      expect((await apiKeyRevoke(shop.as('ADMIN'), { id })).userErrors).toMatchObject([
        { code: 'NOT_FOUND', path: ['id'] },
      ])
  })

  test('made 50 at once are 50, each with a secret of its own', async () => {
    const made = await Promise.all(
      Array.from({ length: 50 }, () => apiKeyCreate(shop.as('ADMIN'), { name: 'many', role: 'SUPPORT' })),
    )
    expect(new Set(made.map(({ secret }) => secret)).size).toBe(50)
    expect(made.flatMap(({ userErrors }) => userErrors)).toEqual([])
  })

  test('of the environment work from the start; a new one takes the place of the one before, and a revoked one stays so', async () => {
    const second = `boon_${'abcdefghij'.repeat(4)}`
    expect(await asking(ADMIN_KEY)).toMatchObject({ role: 'ADMIN' })
    await ensureAdminKey(shop.services, ADMIN_KEY)
    expect(await asking(ADMIN_KEY)).toMatchObject({ role: 'ADMIN' })
    await ensureAdminKey(shop.services, second)
    expect(await asking(second)).toMatchObject({ role: 'ADMIN' })
    await expect(asking(ADMIN_KEY)).rejects.toThrow(Unauthenticated)
    await ensureAdminKey(shop.services, ADMIN_KEY)
    await expect(asking(ADMIN_KEY)).rejects.toThrow(Unauthenticated)
    expect(await asking(second)).toMatchObject({ role: 'ADMIN' })
  })
})

describe('tokens', () => {
  test('of a visitor make a customer whom nobody knows, good for 30 days', async () => {
    const { token, expiresAt } = await visitorTokenCreate(anyone('198.51.100.1'))
    expect(expiresAt).toEqual(new Date(NOW.getTime() + 30 * 86_400_000))
    const asked = (await asking(token!))!
    expect(asked).toMatchObject({ role: 'VISITOR', expiresAt })
    const visitor = await viewer(openSession(shop.services, { viewer: asked, locales: [], address: '198.51.100.1' }))
    expect(visitor).toMatchObject({
      id: asked.customerId,
      externalId: null,
      displayName: null,
      attributes: {},
      consents: [],
    })
    expect(await viewer(shop.as('ADMIN'))).toBeNull()
  })

  test('of visitors are 30 a minute for one address, and as many for another', async () => {
    const asked = await Promise.all(Array.from({ length: 35 }, () => visitorTokenCreate(anyone('198.51.100.2'))))
    expect(asked.filter(({ token }) => token !== null)).toHaveLength(30)
    expect(asked.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(Array(5).fill('RATE_LIMITED'))
    expect((await visitorTokenCreate(anyone('198.51.100.3'))).token).not.toBeNull()
  })

  test('of a shopper make or change the customer, and last as long as asked', async () => {
    const { token, expiresAt } = await shopperTokenCreate(shop.as('SERVICE'), {
      customer: { externalId: 'ann', city: 'Graz' },
      ttlSeconds: 60,
    })
    expect(expiresAt).toEqual(new Date(NOW.getTime() + 60_000))
    const asked = (await asking(token!))!
    const again = await shopperTokenCreate(shop.as('SERVICE'), {
      customer: { externalId: 'ann', displayName: 'Ann' },
      ttlSeconds: 86_400,
    })
    expect((await asking(again.token!))?.customerId).toBe(asked.customerId)
    expect(await viewer(shop.as('SHOPPER', asked.customerId))).toMatchObject({
      externalId: 'ann',
      city: 'Graz',
      displayName: 'Ann',
      version: 2,
    })
  })

  test('of a shopper are refused by path', async () => {
    for (const ttlSeconds of [59, 86_401, 1.5])
      expect(
        (await shopperTokenCreate(shop.as('SERVICE'), { customer: { externalId: 'bob' }, ttlSeconds })).userErrors,
      ).toMatchObject([{ code: 'INVALID', path: ['ttlSeconds'] }])
    expect(
      (await shopperTokenCreate(shop.as('SERVICE'), { customer: { externalId: '' }, ttlSeconds: 60 })).userErrors,
    ).toMatchObject([{ code: 'REQUIRED', path: ['customer', 'externalId'] }])
  })
})

describe('tokens of staff', () => {
  const issuer = 'https://id.shop.example'
  let keys: { privateKey: CryptoKey; publicKey: CryptoKey }
  let provider: Server

  beforeAll(async () => {
    keys = await generateKeyPair('ES256')
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'ES256' }] })
    provider = createServer((_, response) => response.setHeader('content-type', 'application/json').end(jwks))
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => new Promise((resolve) => provider.close(resolve)))

  const token = (
    claims: object,
    more: { audience?: string; expires?: boolean; kid?: string; issuer?: string } = {},
  ) => {
    const jwt = new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: more.kid ?? 'one' })
      .setSubject('mary')
      .setIssuer(more.issuer ?? issuer)
      .setAudience(more.audience ?? 'boon')
    return (more.expires === false ? jwt : jwt.setExpirationTime(new Date(NOW.getTime() + 60_000))).sign(
      keys.privateKey,
    )
  }

  test('are checked against the published keys, for issuer, audience, end and role', async () => {
    const { port } = provider.address() as AddressInfo
    const staffTokens = openStaffTokens({ jwksUrl: `http://127.0.0.1:${port}/jwks`, issuer, audience: 'boon' })
    const asStaff = async (jwt: Promise<string>) =>
      authenticate({ ...shop.services, staffTokens }, `Bearer ${await jwt}`)
    expect(await asStaff(token({ boon_role: 'MARKETER' }))).toMatchObject({
      role: 'MARKETER',
      caller: 'staff:mary',
      customerId: null,
    })
    for (const bad of [
      token({ boon_role: 'SERVICE' }),
      token({}),
      token({ boon_role: 'ADMIN' }, { audience: 'other' }),
      token({ boon_role: 'ADMIN' }, { issuer: 'https://elsewhere.example' }),
      token({ boon_role: 'ADMIN' }, { expires: false }),
      token({ boon_role: 'ADMIN' }, { kid: 'two' }),
    ])
      await expect(asStaff(bad)).rejects.toThrow(Unauthenticated)
    shop.clock.now = new Date(NOW.getTime() + 60_000)
    await expect(asStaff(token({ boon_role: 'ADMIN' }))).rejects.toThrow(Unauthenticated)
  })

  test('are refused where the shop has no identity provider', async () => {
    await expect(asking(await token({ boon_role: 'ADMIN' }))).rejects.toThrow(Unauthenticated)
  })
})
