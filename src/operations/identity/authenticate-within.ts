import { Unauthenticated } from '../errors.ts'
import type { Services, Viewer } from '../session.ts'
import { authenticate } from './authenticate.ts'

/** As `authenticate`, the request counted against what its viewer and address may ask (`RateLimited`); bad credentials count for the address. */
export async function authenticateWithin(
  services: Services,
  authorization: string | undefined,
  address: string,
): Promise<Viewer | null> {
  const viewer = await authenticate(services, authorization).catch((error: unknown) => {
    if (error instanceof Unauthenticated) services.requestRates.count(null, address)
    throw error
  })
  services.requestRates.count(viewer, address)
  return viewer
}
