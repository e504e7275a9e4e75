import type { IncomingMessage } from 'node:http'
import { isIPv4, isIPv6 } from 'node:net'

/**
 * Who calls, by network address: with `trustedProxies` proxies in front, the entry of X-Forwarded-For that the outermost of them wrote.
 * Of an IPv6 address the first half counts: whoever has one of them has them all.
 */
export function clientAddress({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const forwarded = trustedProxies > 0 ? String(headers['x-forwarded-for'] ?? '') : ''
  const hops = forwarded
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => hop !== '')
  return networkOf(hops.at(-trustedProxies) ?? hops[0] ?? socket.remoteAddress ?? '')
}

/** Longest address, its zone included. */
const MAXIMUM_LENGTH = 64

function networkOf(address: string): string {
  if (isIPv4(address)) return address
  const bare = address
    .slice(0, MAXIMUM_LENGTH)
    .replace(/^\[|\](?::\d+)?$/g, '')
    .replace(/^([\d.]+):\d+$/, '$1')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  if (mapped !== undefined || !isIPv6(bare)) return mapped ?? bare
  return `${firstHalf(bare.replace(/%.*$/, ''))}::/64`
}

/** The first four groups, written alike however they were sent. */
function firstHalf(address: string): string {
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const [groups, rest] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)]
  const zeros = Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0')
  return [...groups, ...zeros, ...rest].slice(0, 4).join(':')
}
