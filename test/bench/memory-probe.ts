import { writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** Loaded into a server before it starts: on SIGUSR2 it collects its garbage, and writes down what is left. */
process.on('SIGUSR2', async () => {
  // What one collection finalises, only the next one can free, and not within the same turn.
  for (let round = 0; round < 5; round += 1) {
    globalThis.gc!()
    await wait(20)
  }
  globalThis.gc!()
  const { heapUsed, external, rss } = process.memoryUsage()
  writeFileSync(process.env.MEMORY_FILE!, JSON.stringify({ heapUsed, external, rss }))
})
