import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ConfigError, publicUrl, readConfig } from '../src/config.ts'
import { ensureDataDir, ensureSecrets } from '../src/secrets.ts'

const secret = 's'.repeat(32)
const external = { DATABASE_URL: 'postgres://boon:geheim@db.example/boon', BOON_TOKEN_SECRET: secret }
const staff = {
  BOON_STAFF_JWKS_URL: 'https://id.example/keys',
  BOON_STAFF_ISSUER: 'https://id.example',
  BOON_STAFF_AUDIENCE: 'boon',
}

describe('without any variable', () => {
  test('an embedded database, the demo shop and GraphiQL, on the loopback address', () => {
    expect(readConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      dataDir: resolve('.boon'),
      demo: true,
      adminKey: undefined,
      tokenSecret: undefined,
      staff: undefined,
      graphiql: true,
      publicUrl: undefined,
      shopUrl: undefined,
      origins: '*',
      trustedProxies: 0,
      rateLimits: true,
      webhookPrivate: false,
      logLevel: 'info',
    })
  })

  test('empty variables count as not set', () => {
    expect(readConfig({ PORT: '', BOON_DEMO: ' ', DATABASE_URL: '', BOON_FANOUT_URL: '' })).toEqual(readConfig({}))
  })

  test('nobody can change what was read', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })
})

describe('with DATABASE_URL', () => {
  test('open to the network, and nothing for trying out', () => {
    expect(readConfig(external)).toMatchObject({
      databaseUrl: external.DATABASE_URL,
      host: '0.0.0.0',
      demo: false,
      graphiql: false,
      origins: [],
    })
  })

  test('the token secret is required', () => {
    expect(() => readConfig({ DATABASE_URL: external.DATABASE_URL })).toThrow(/BOON_TOKEN_SECRET is required/)
  })
})

describe('values', () => {
  test('are taken as given', () => {
    const config = readConfig({
      ...external,
      ...staff,
      PORT: '0',
      HOST: '::1',
      BOON_DATA_DIR: '/srv/boon',
      BOON_DEMO: 'on',
      BOON_GRAPHIQL: 'on',
      BOON_ADMIN_KEY: `boon_${'k'.repeat(32)}`,
      BOON_PUBLIC_URL: 'https://boon.example/shop/',
      BOON_SHOP_URL: 'https://shop.example/start',
      BOON_ORIGINS: 'https://shop.example, http://localhost:3000/',
      BOON_TRUST_PROXY: '2',
      BOON_WEBHOOK_PRIVATE: 'on',
      LOG_LEVEL: 'silent',
    })
    expect(config).toMatchObject({
      port: 0,
      host: '::1',
      dataDir: '/srv/boon',
      demo: true,
      graphiql: true,
      publicUrl: 'https://boon.example/shop',
      shopUrl: 'https://shop.example/start',
      origins: ['https://shop.example', 'http://localhost:3000'],
      trustedProxies: 2,
      webhookPrivate: true,
      logLevel: 'silent',
      staff: { jwksUrl: 'https://id.example/keys', issuer: 'https://id.example', audience: 'boon' },
    })
  })

  test.each([
    [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535, not "65536".'],
    [{ PORT: 'http' }, /^PORT must/],
    [{ HOST: 'http://x' }, /^HOST must/],
    [{ BOON_DEMO: 'yes' }, 'BOON_DEMO must be on or off, not "yes".'],
    [{ BOON_GRAPHIQL: '1' }, /^BOON_GRAPHIQL must/],
    [{ BOON_ADMIN_KEY: 'boon_short' }, /^BOON_ADMIN_KEY must/],
    [{ BOON_TOKEN_SECRET: 'short' }, /^BOON_TOKEN_SECRET must have at least 32/],
    [{ ...staff, BOON_STAFF_ISSUER: undefined }, /belong together/],
    [{ BOON_STAFF_AUDIENCE: 'boon' }, /belong together/],
    [{ ...staff, BOON_STAFF_JWKS_URL: 'keys.json' }, /^BOON_STAFF_JWKS_URL must/],
    [{ BOON_PUBLIC_URL: 'boon.example' }, /^BOON_PUBLIC_URL must/],
    [{ BOON_SHOP_URL: 'shop.example' }, /^BOON_SHOP_URL must/],
    [{ BOON_ORIGINS: 'https://shop.example/path' }, /^BOON_ORIGINS must/],
    [{ BOON_ORIGINS: '*,https://shop.example' }, /^BOON_ORIGINS must/],
    [{ BOON_TRUST_PROXY: '-1' }, /^BOON_TRUST_PROXY must/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must/],
    [{ BOON_FANOUT_URL: 'amqp://user:pass@host' }, 'BOON_FANOUT_URL must look like redis://host:6379, rediss://'],
    [{ BOON_FANOUT_URL: 'redis:' }, 'BOON_FANOUT_URL must look like'],
    [{ BOON_DEMOO: 'on' }, 'BOON_DEMOO is no setting of Boon. docs/running.md lists them all.'],
  ])('%p stops the start with one line', (environment, message) => {
    const attempt = () => readConfig(environment)
    expect(attempt).toThrow(ConfigError)
    expect(attempt).toThrow(message)
    expect(attempt).not.toThrow(/\n/)
  })

  test.each([
    { DATABASE_URL: 'mysql://root:geheim@db/boon' },
    { DATABASE_URL: 'postgres://root:geheim@db' },
    { BOON_ADMIN_KEY: 'geheim' },
    { BOON_TOKEN_SECRET: 'geheim' },
  ])('a refusal never repeats a secret: %p', (environment) => {
    expect(() => readConfig(environment)).toThrow(ConfigError)
    expect(() => readConfig(environment)).not.toThrow(/geheim/)
  })
})

test('shoppers reach the port that Boon listens on, unless a public address is given', () => {
  expect(publicUrl(readConfig({ PORT: '0' }), 4711)).toBe('http://localhost:4711')
  expect(publicUrl(readConfig({ BOON_PUBLIC_URL: 'https://boon.example' }), 4711)).toBe('https://boon.example')
})

describe('secrets', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'boon-secrets-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const configured = (more: Record<string, string> = {}) => readConfig({ BOON_DATA_DIR: join(folder, 'data'), ...more })

  test('are generated once, for their owner only', () => {
    const first = ensureSecrets(configured())
    expect(first.adminKey).toMatch(/^boon_[\w-]{32,}$/)
    expect(first.tokenSecret.length).toBeGreaterThanOrEqual(32)
    expect(ensureSecrets(configured())).toEqual(first)
    for (const name of ['admin-key', 'token-secret']) {
      expect(statSync(join(folder, 'data', name)).mode & 0o777).toBe(0o600)
    }
  })

  test('of the environment win, and nothing is written', () => {
    const given = { BOON_ADMIN_KEY: `boon_${'k'.repeat(32)}`, BOON_TOKEN_SECRET: secret }
    expect(ensureSecrets(configured(given))).toEqual({ adminKey: given.BOON_ADMIN_KEY, tokenSecret: secret })
    expect(() => readFileSync(join(folder, 'data/admin-key'))).toThrow(/ENOENT/)
  })

  test('need a folder that can be made: else one line says so', () => {
    const line = /^BOON_DATA_DIR: .+ cannot be made: .+$/
    expect(() => ensureDataDir('/proc/nowhere/data')).toThrow(line)
    expect(() => ensureSecrets(configured({ BOON_DATA_DIR: '/proc/nowhere' }))).toThrow(ConfigError)
    ensureDataDir(join(folder, 'a/b/c'))
    ensureDataDir(join(folder, 'a/b/c'))
    expect(statSync(join(folder, 'a/b/c')).isDirectory()).toBe(true)
  })

  test('that were damaged stop the start', () => {
    ensureSecrets(configured())
    writeFileSync(join(folder, 'data/admin-key'), 'boon_')
    expect(() => ensureSecrets(configured())).toThrow(ConfigError)
    expect(() => ensureSecrets(configured())).toThrow(/admin-key is damaged/)
  })
})
