import type { Place } from './place.ts'

const MAXIMUM_URL = 2000
const FORBIDDEN_SCHEMES = new Set([
  'javascript',
  'data',
  'vbscript',
  'file',
  'http',
  'blob',
  'about',
  'filesystem',
  'view-source',
  'ftp',
  'ws',
  'wss',
  'jar',
  'intent',
])

/** Where an image is: https only, without a user's name, at most 2,000 characters; null where absent. */
export function readImageUrl(value: string | URL | null | undefined, place: Place): string | null {
  if (value === null || value === undefined) return null
  const url = String(value)
  if (!isPlain(url) || !isHttps(url)) place.refuse('INVALID', 'must be an https address')
  return url
}

/** Where a call to action leads: https, a path that begins with a single /, or an app's deep link (`scheme://`); null where absent. */
export function readActionUrl(value: string | null | undefined, place: Place): string | null {
  if (value === null || value === undefined) return null
  if (!isPlain(value) || !(isPath(value) || isHttps(value) || isDeepLink(value)))
    place.refuse('INVALID', "must be an https address, a path that begins with a single /, or an app's deep link")
  return value
}

/** Browsers drop blanks and control characters, and read `\` as `/`: none of them may hide what an address is. */
function isPlain(url: string): boolean {
  return url.length <= MAXIMUM_URL && url.isWellFormed() && !/[\s\p{C}\\]/u.test(url)
}

function isPath(url: string): boolean {
  return url.startsWith('/') && !url.startsWith('//')
}

function isHttps(url: string): boolean {
  if (!/^https:\/\//i.test(url) || !URL.canParse(url)) return false
  const { hostname, username, password } = new URL(url)
  return hostname !== '' && username === '' && password === ''
}

function isDeepLink(url: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase()
  return scheme !== undefined && scheme !== 'https' && !FORBIDDEN_SCHEMES.has(scheme)
}
