import { describe, expect, test } from '@jest/globals'
import type { IncomingMessage } from 'node:http'
import { clientAddress } from '../../src/graphql/client-address.ts'

const request = (forwarded: string | undefined, remoteAddress = '10.0.0.1') =>
  ({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }) as unknown as IncomingMessage

describe('the address of a caller', () => {
  test('is that of the connection, unless proxies are trusted', () => {
    expect(clientAddress(request('1.2.3.4'), 0)).toBe('10.0.0.1')
    expect(clientAddress(request(undefined), 1)).toBe('10.0.0.1')
    expect(clientAddress(request('6.6.6.6, 1.2.3.4'), 1)).toBe('1.2.3.4')
    expect(clientAddress(request('6.6.6.6, 1.2.3.4, 10.1.1.1'), 2)).toBe('1.2.3.4')
    expect(clientAddress(request('1.2.3.4:5678'), 1)).toBe('1.2.3.4')
  })

  test('counts a whole IPv6 network as one, and IPv4 within IPv6 as IPv4', () => {
    for (const each of ['2001:db8:1:2::7', '2001:DB8:1:2:9:9:9:9', '[2001:db8:1:2::7]:443', '2001:0db8:0001:0002::'])
      expect(clientAddress(request(each), 1)).toBe('2001:db8:1:2::/64')
    expect(clientAddress(request('::1'), 1)).toBe('0:0:0:0::/64')
    expect(clientAddress(request('fe80::1%eth0'), 1)).toBe('fe80:0:0:0::/64')
    expect(clientAddress(request(undefined, '::ffff:192.0.2.7'), 0)).toBe('192.0.2.7')
  })
})
