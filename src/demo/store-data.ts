import type { StoreInput } from '../domain/input/catalogue-input.ts'

/** The three shops. */
export const stores: readonly StoreInput[] = [
  { key: 'berlin', name: 'Goldfinch Berlin', latitude: 52.4995, longitude: 13.4182, country: 'DE' },
  { key: 'new-york', name: 'Goldfinch New York', latitude: 40.7231, longitude: -73.9877, country: 'US' },
  { key: 'tokyo', name: 'Goldfinch Tokyo', latitude: 35.6615, longitude: 139.7041, country: 'JP' },
]
