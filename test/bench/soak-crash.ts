import { crashDatabase, killServer, soakCrash } from '../support/crash-soak.ts'
import { benchEnvironment } from './bench-shop.ts'
import { startCluster } from './cluster.ts'
import { build, startServerProcess } from './processes.ts'

/**
 * `npm run soak:crash -- [redemptions]`: 300 redemptions with keys while the server is killed and started again, and the database crashes
 * and recovers. Each key must have its one redemption, the limit its number, and the books must be clean.
 */
async function main(redemptions: number): Promise<void> {
  const program = build('boon-crash')
  const cluster = await startCluster()
  try {
    const databaseUrl = await cluster.database()
    const environment = benchEnvironment(databaseUrl)
    const limit = Math.floor((redemptions * 2) / 3)
    const report = await soakCrash({
      databaseUrl,
      adminKey: environment.BOON_ADMIN_KEY!,
      redemptions,
      limit,
      blows: [killServer, crashDatabase(databaseUrl)],
      start: () => startServerProcess(program, environment),
    })
    console.log(JSON.stringify(report))
    const { granted, kept, orders, counted, forgotten, unclean } = report
    const isRight = [granted, kept, orders, counted].every((count) => count === limit)
    if (!isRight || forgotten > 0 || unclean.length > 0) process.exitCode = 1
  } finally {
    await cluster.stop()
  }
}

await main(Number(process.argv[2] ?? 300))
