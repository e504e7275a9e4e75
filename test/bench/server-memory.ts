import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ServerProcess } from './processes.ts'

/** What a server holds after it has collected its garbage, in bytes. */
export interface Memory {
  readonly heapUsed: number
  readonly external: number
  readonly rss: number
}

/** Timers of a second that streams have left run out within these. */
const REST_MILLISECONDS = 3000

/** Asks servers that were started with this `environment` what they hold, one at a time. */
export interface ServerMemory {
  readonly environment: Readonly<Record<string, string>>
  of(server: ServerProcess): Promise<Memory>
  close(): void
}

/** Opens the place where servers write down what they hold. */
export function openServerMemory(): ServerMemory {
  const folder = mkdtempSync(join(tmpdir(), 'boon-memory-'))
  const file = join(folder, 'memory.json')
  const probe = new URL('./memory-probe.ts', import.meta.url).href
  return {
    environment: { MEMORY_FILE: file, NODE_OPTIONS: `--expose-gc --no-warnings --import ${probe}` },
    of: async (server) => {
      await wait(REST_MILLISECONDS)
      rmSync(file, { force: true })
      server.signal('SIGUSR2')
      return readOnceWritten(file)
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function readOnceWritten(file: string): Promise<Memory> {
  for (;;) {
    await wait(100)
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Memory
    } catch {
      // Not written yet, or not whole.
    }
  }
}
