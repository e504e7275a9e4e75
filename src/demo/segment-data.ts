import type { SegmentInput } from '../domain/input/shop-input.ts'

/** Who is who, in order of need: a segment comes before the campaigns that name it. */
export const segments: readonly SegmentInput[] = [
  { key: 'new-customers', name: 'New customers', condition: { orders: { maxCount: 0 } } },
  { key: 'vip', name: 'VIP: at least 10 orders', condition: { orders: { minCount: 10 } } },
  {
    key: 'regulars',
    name: 'Regulars: 3 orders in 90 days',
    condition: { orders: { within: 'P90D', minCount: 3 } },
  },
  {
    key: 'dormant',
    name: 'Dormant: bought once, but not for 90 days',
    condition: { all: [{ orders: { minCount: 1 } }, { orders: { within: 'P90D', maxCount: 0 } }] },
  },
  {
    key: 'new-york',
    name: 'From New York',
    condition: { customer: { name: 'city', operator: 'EQUALS', values: ['New York'] } },
  },
  {
    key: 'home-baristas',
    name: 'Home baristas: own an espresso machine',
    condition: { customer: { name: 'ownsMachine', operator: 'EQUALS', values: ['yes'] } },
  },
]
