import { MikroORM } from '@mikro-orm/postgresql'
import { Migrator } from '@mikro-orm/migrations'
import { runMigrations } from 'graphile-worker'
import { underLock } from './advisory-lock.ts'
import { ormOptions, PATIENCE } from './database.ts'
import { Migration0001Shop } from './migrations/migration-0001-shop.ts'
import { Migration0002Experiments } from './migrations/migration-0002-experiments.ts'
import { Migration0003CustomerEvents } from './migrations/migration-0003-customer-events.ts'
import { Migration0004Value } from './migrations/migration-0004-value.ts'
import { Migration0006Activity } from './migrations/migration-0006-activity.ts'
import { Migration0007Record } from './migrations/migration-0007-record.ts'
import { Migration0008ChangeLog } from './migrations/migration-0008-change-log.ts'
import { Migration0009Limits } from './migrations/migration-0009-limits.ts'
import { Migration0010Loyalty } from './migrations/migration-0010-loyalty.ts'
import { Migration0011Earning } from './migrations/migration-0011-earning.ts'
import { Migration0012NoteCards } from './migrations/migration-0012-note-cards.ts'
import { Migration0013Giveaways } from './migrations/migration-0013-giveaways.ts'
import { Migration0013Referrals } from './migrations/migration-0013-referrals.ts'
import { Migration0014NotePerks } from './migrations/migration-0014-note-perks.ts'
import { Migration0015PointsTender } from './migrations/migration-0015-points-tender.ts'
import { Migration0016Earning } from './migrations/migration-0016-earning.ts'
import { Migration0017KeptRows } from './migrations/migration-0017-kept-rows.ts'
import { Migration0018LongLives } from './migrations/migration-0018-long-lives.ts'
import { Migration0019Walks } from './migrations/migration-0019-walks.ts'

/** Every migration, oldest first. */
const MIGRATIONS = [
  { name: 'migration-0001-shop', class: Migration0001Shop },
  { name: 'migration-0002-experiments', class: Migration0002Experiments },
  { name: 'migration-0003-customer-events', class: Migration0003CustomerEvents },
  { name: 'migration-0004-value', class: Migration0004Value },
  { name: 'migration-0006-activity', class: Migration0006Activity },
  { name: 'migration-0007-record', class: Migration0007Record },
  { name: 'migration-0008-change-log', class: Migration0008ChangeLog },
  { name: 'migration-0009-limits', class: Migration0009Limits },
  { name: 'migration-0010-loyalty', class: Migration0010Loyalty },
  { name: 'migration-0011-earning', class: Migration0011Earning },
  { name: 'migration-0012-note-cards', class: Migration0012NoteCards },
  { name: 'migration-0013-giveaways', class: Migration0013Giveaways },
  { name: 'migration-0013-referrals', class: Migration0013Referrals },
  { name: 'migration-0014-note-perks', class: Migration0014NotePerks },
  { name: 'migration-0015-points-tender', class: Migration0015PointsTender },
  { name: 'migration-0016-earning', class: Migration0016Earning },
  { name: 'migration-0017-kept-rows', class: Migration0017KeptRows },
  { name: 'migration-0018-long-lives', class: Migration0018LongLives },
  { name: 'migration-0019-walks', class: Migration0019Walks },
]

/** Brings the database up to date, job queue included. Several servers may call it at once: one works, the others wait. */
export async function migrate(url: string): Promise<void> {
  await underLock(url, 'migrations', async () => {
    await runBoonMigrations(url)
    await runMigrations({ connectionString: url, noHandleSignals: true, logger: undefined })
  })
}

async function runBoonMigrations(url: string): Promise<void> {
  const orm = await MikroORM.init({
    // Large tables are gone through in as long as it takes.
    ...ormOptions(url, 2, { ...PATIENCE, statementMilliseconds: 0 }),
    extensions: [Migrator],
    migrations: { migrationsList: MIGRATIONS, snapshot: false, tableName: 'boon_migration', disableForeignKeys: false },
  })
  try {
    await orm.migrator.up()
  } finally {
    await orm.close(true)
  }
}
