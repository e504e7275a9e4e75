/** Carries short texts between servers, each at most once: what is lost on the way is found in the change log. */
export interface Bus {
  /** Says these to all servers. Rejects where there is no connection: nothing is kept for later. */
  publish(payloads: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** What a bus tells its server. */
export interface BusListener {
  heard(payload: string): void
  /** There is a connection again: what was said meanwhile was not heard. */
  regained(): void
  failed(error: unknown): void
}

/** How long a start waits for a bus before it goes on without. */
export const FIRST_CONNECTION_MILLISECONDS = 3000

/** Waits for a first connection, but not for ever: a server without its bus works by the change log alone. */
export async function soonOrLater(connected: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((resolve) => (timer = setTimeout(resolve, FIRST_CONNECTION_MILLISECONDS)))
  await Promise.race([connected, late])
  clearTimeout(timer)
}
