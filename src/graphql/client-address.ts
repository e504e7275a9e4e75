import type { IncomingMessage } from 'node:http'

/** Who calls, by network address: with `trustedProxies` proxies in front, the entry of X-Forwarded-For that the outermost of them wrote. */
export function clientAddress({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const forwarded = trustedProxies > 0 ? String(headers['x-forwarded-for'] ?? '') : ''
  const hops = forwarded
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => hop !== '')
  return hops.at(-trustedProxies) ?? hops[0] ?? socket.remoteAddress ?? ''
}
