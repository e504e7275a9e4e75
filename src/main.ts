import { join } from 'node:path'
import { pino } from 'pino'
import { type App, openApp } from './app.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { demoTokens } from './demo/demo-tokens.ts'
import { loadDemo } from './demo/load-demo.ts'
import { serveDemo } from './demo/serve-demo.ts'
import { decodeId } from './graphql/ids.ts'
import { startServer } from './graphql/server.ts'
import { openHttp } from './http/open-http.ts'
import { startWorker } from './jobs/worker.ts'
import { startProblem } from './start-problem.ts'
import { underLock } from './store/advisory-lock.ts'
import { EmbeddedPostgresError } from './store/postgres-binaries.ts'
import { welcome } from './welcome.ts'

/** Starts Boon, and stops it on a signal. What stands in the way of a start is told in one line. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel, redact: ['req.headers.authorization'] })
  const app = await openApp(config, { log })
  if (config.demo) await underLock(app.databaseUrl, 'demo', () => loadDemo(app.services))
  const worker = await startWorker(app.services, app.databaseUrl)
  const http = await openHttp(app.services, config)
  if (config.demo) serveDemo(http.app, app.services, (id) => decodeId('cart', id))
  const server = await startServer(app.services, config, http)
  app.listensOn(Number(new URL(server.url).port))
  stopOnSignal(async () => {
    await server.close()
    await worker.stop()
    await app.close()
  })
  process.stdout.write(await greeting(app, config, server.url))
}

async function greeting({ services }: App, config: Config, url: string): Promise<string> {
  return welcome({
    url,
    adminKeyFile: config.adminKey === undefined ? join(config.dataDir, 'admin-key') : null,
    demo: config.demo ? await demoTokens(services) : null,
  })
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping: Promise<void> | null = null
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      stopping ??= stop().then(
        () => process.exit(0),
        (error: unknown) => refuse(error),
      )
    })
}

function refuse(error: unknown): never {
  const told = error instanceof ConfigError || error instanceof EmbeddedPostgresError
  const line = told ? error.message : startProblem(error)
  process.stderr.write(`${line ?? (error instanceof Error ? error.stack : String(error))}\n`)
  process.exit(1)
}

main().catch(refuse)
