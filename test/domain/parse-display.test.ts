import { describe, expect, test } from '@jest/globals'
import type { CampaignDraft } from '../../src/domain/campaign-draft.ts'
import type { CampaignInput } from '../../src/domain/input/campaign-input.ts'
import type { Parsed } from '../../src/domain/input/place.ts'
import { parseCampaign } from '../../src/domain/parse-campaign.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts'

const now = new Date('2026-06-01T00:00:00Z')

const lookup = { segmentId: () => null, campaignId: () => null, programId: () => null, hasStore: () => false }

const promotion: CampaignInput = {
  key: 'summer',
  name: ' Summer ',
  kind: 'PROMOTION',
  display: { title: 'Summer sale' },
}

function parse(input: CampaignInput): Parsed<CampaignDraft> {
  return parseCampaign(input, lookup, DEFAULT_SETTINGS, now)
}

function told(parsed: Parsed<unknown>): string[] {
  return parsed.ok ? [] : parsed.rejections.map(({ code, path }) => `${code} ${path.join('.')}`)
}

describe('what a campaign says', () => {
  const banner = (actionUrl: string): Partial<CampaignInput> => ({
    display: { title: 'x', banner: { headline: 'y', actionUrl } },
  })

  test.each(['https://shop.example/sale?a=1', '/sale', '/', 'myshop://sale/1', 'com.shop.app://open'])(
    'leads to %s',
    (url) => {
      expect(told(parse({ ...promotion, ...banner(url) }))).toEqual([])
    },
  )

  test.each([
    'javascript:alert(1)',
    'JavaScript://%0aalert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'http://shop.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https://',
    'https://user:pass@evil.example',
    'sale',
    '',
    'https:evil.example',
    'blob:https://x/y',
  ])('never leads to %j', (url) => {
    expect(told(parse({ ...promotion, ...banner(url) }))).toEqual(['INVALID display.banner.actionUrl'])
  })

  test('shows images of https only, placements and locales of the right form, each once', () => {
    const display = {
      title: 'x',
      imageUrl: 'http://shop.example/x.png',
      placements: ['home', 'Home page'],
      translations: [
        { locale: 'de-de', title: 'a' },
        { locale: 'de-DE', title: '' },
        { locale: '!', title: 'c' },
      ],
    }
    expect(told(parse({ ...promotion, display }))).toEqual([
      'INVALID display.imageUrl',
      'INVALID display.placements.1',
      'INVALID display.translations.1.locale',
      'REQUIRED display.translations.1.title',
      'INVALID display.translations.2.locale',
    ])
  })
})
