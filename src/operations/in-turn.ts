const lines = new Map<string, Promise<unknown>>()

/**
 * Does work for one subject after all work for it that this server has begun: what would only refuse each other goes one by one. Memory alone:
 * nobody holds a connection while waiting, and what other servers do, the database decides. Null: no subject, no waiting.
 */
export function inTurn<T>(subject: string | null, work: () => Promise<T>): Promise<T> {
  if (subject === null) return work()
  const before = lines.get(subject) ?? Promise.resolve()
  const own = before.then(work, work)
  const settled = own.catch(() => {})
  lines.set(subject, settled)
  void settled.then(() => {
    if (lines.get(subject) === settled) lines.delete(subject)
  })
  return own
}

/** Whether work for the subject is under way on this server: whoever comes now has to wait. */
export function hasTurn(subject: string | null): boolean {
  return subject !== null && lines.has(subject)
}
