import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { PoolAnswer, PoolOrder } from './live-pool.ts'

/** Thousands of sockets, in a process of their own. */
export interface Pool {
  tell(order: PoolOrder): Promise<PoolAnswer>
}

/** Starts a pool without sockets. */
export function startPool(): Pool {
  const child = fork(fileURLToPath(new URL('./live-pool.ts', import.meta.url)), { stdio: 'inherit' })
  return {
    tell: (order) =>
      new Promise((resolve, reject) => {
        child.once('message', (answer) => resolve(answer as PoolAnswer))
        child.once('exit', (code) => reject(new Error(`the pool ended with ${code}`)))
        child.send(order)
      }),
  }
}
