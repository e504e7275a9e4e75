/** What stands in the way of a start and an operator can mend, in one line; null for anything else. */
export function startProblem(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  const { code, message, syscall, address, port, hostname } = error as NodeJS.ErrnoException & Place
  const place = `${address ?? ''}${port === undefined ? '' : `:${port}`}`
  if (syscall === 'listen') return listenProblem(code, place)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `${hostname} is no known host: check DATABASE_URL and HOST.`
  if (code && UNREACHABLE.has(code))
    return `The database of DATABASE_URL cannot be reached (${code}${place && ` at ${place}`}).`
  if (code && REFUSED.test(code)) return `The database of DATABASE_URL refuses: ${message}.`
  return null
}

interface Place {
  readonly address?: string
  readonly port?: number
  readonly hostname?: string
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])

/** PostgreSQL's codes for a wrong user or password, an unknown database, too few rights, too many connections, starting up. */
const REFUSED = /^(28...|3D000|42501|53300|57P03)$/

function listenProblem(code: string | undefined, place: string): string | null {
  if (code === 'EADDRINUSE') return `${place} is in use by another program: set PORT to another one, or to 0 for any.`
  if (code === 'EADDRNOTAVAIL') return `${place} is no address of this machine: check HOST.`
  if (code === 'EACCES') return `${place} may not be used by this user: set PORT to 1024 or more.`
  return null
}
