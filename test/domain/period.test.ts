import { describe, expect, test } from '@jest/globals'
import type { LimitWindow } from '../../src/domain/campaign.ts'
import { periodAt } from '../../src/domain/period.ts'

function period(window: LimitWindow, timeZone: string, at: string): string[] {
  const found = periodAt(window, timeZone, new Date(at))!
  return [new Date(found.start).toISOString(), new Date(found.end).toISOString()]
}

describe('A period of a limit', () => {
  test('is a day of 23 hours where clocks are put on, and one of 25 where they are put back', () => {
    expect(period('DAY', 'Europe/Berlin', '2026-03-29T12:00:00Z')).toEqual([
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ])
    expect(period('DAY', 'Europe/Berlin', '2026-10-25T12:00:00Z')).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ])
  })

  test('is an hour of its own when an hour comes twice', () => {
    expect(period('HOUR', 'Europe/Berlin', '2026-10-25T00:30:00Z')[0]).toBe('2026-10-25T00:00:00.000Z')
    expect(period('HOUR', 'Europe/Berlin', '2026-10-25T01:30:00Z')[0]).toBe('2026-10-25T01:00:00.000Z')
  })

  test('is a week from Monday on, and a month from its first day', () => {
    expect(period('WEEK', 'America/New_York', '2026-11-01T20:00:00Z')).toEqual([
      '2026-10-26T04:00:00.000Z',
      '2026-11-02T05:00:00.000Z',
    ])
    expect(period('MONTH', 'Pacific/Auckland', '2026-12-31T11:00:00Z')).toEqual([
      '2026-12-31T11:00:00.000Z',
      '2027-01-31T11:00:00.000Z',
    ])
  })

  test('begins once where midnight comes twice, and at the leap where it never comes', () => {
    const havana = ['2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z']
    expect(period('DAY', 'America/Havana', '2026-11-01T04:30:00Z')).toEqual(havana)
    expect(period('DAY', 'America/Havana', '2026-11-01T20:00:00Z')).toEqual(havana)
    expect(period('DAY', 'America/Sao_Paulo', '2018-11-04T12:00:00Z')[0]).toBe('2018-11-04T03:00:00.000Z')
  })

  test('ends with half an hour where clocks are put back by half an hour', () => {
    const at = (time: string) => period('HOUR', 'Australia/Lord_Howe', `2026-04-04T${time}:00Z`)
    expect(at('14:30')).toEqual(['2026-04-04T14:00:00.000Z', '2026-04-04T15:00:00.000Z'])
    expect(at('15:15')).toEqual(['2026-04-04T15:00:00.000Z', '2026-04-04T15:30:00.000Z'])
  })

  test('follows on the one before without a gap, whatever the zone does', () => {
    for (const timeZone of ['Europe/Berlin', 'America/Havana', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'])
      for (const window of ['HOUR', 'DAY', 'WEEK', 'MONTH'] as const)
        for (let at = Date.UTC(2011, 9, 1), steps = 0; steps < 200; steps++) {
          const { start, end } = periodAt(window, timeZone, new Date(at))!
          expect(start).toBeLessThanOrEqual(at)
          expect(end).toBeGreaterThan(at)
          expect(periodAt(window, timeZone, new Date(end - 1))).toEqual({ start, end })
          expect(periodAt(window, timeZone, new Date(end))!.start).toBe(end)
          at = end
        }
  })

  test('is none where a limit holds for ever', () => {
    expect(periodAt('EVER', 'UTC', new Date(0))).toBeNull()
  })
})
