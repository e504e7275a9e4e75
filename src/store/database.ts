import { type EntityManager, MikroORM } from '@mikro-orm/postgresql'
import pg from 'pg'
import { ApiKeyEntity } from './entities/api-key.ts'
import { BulkOperationEntity } from './entities/bulk-operation.ts'
import { CampaignEntity } from './entities/campaign.ts'
import { CartEntity } from './entities/cart.ts'
import { CustomerEntity } from './entities/customer.ts'
import { OrderEntity } from './entities/order.ts'
import { ProductEntity } from './entities/product.ts'
import { RedemptionEntity } from './entities/redemption.ts'
import { SegmentEntity } from './entities/segment.ts'
import { SettingsEntity } from './entities/settings.ts'
import { StoreEntity } from './entities/store.ts'
import { VoucherEntity } from './entities/voucher.ts'
import { type PreparedStatement, ReadLanes } from './read-lanes.ts'
import { releaseLostConnections } from './lost-connections.ts'
import { UnitOfWork } from './unit-of-work.ts'

/** A unit of work: one a request, bound to a transaction inside `inTransaction`. */
export type Db = UnitOfWork

/** The database of one server. */
export interface Database {
  readonly url: string
  /** A fresh unit of work. */
  open(): Db
  close(): Promise<void>
}

const ENTITIES = [
  ApiKeyEntity,
  BulkOperationEntity,
  CampaignEntity,
  CartEntity,
  CustomerEntity,
  OrderEntity,
  ProductEntity,
  RedemptionEntity,
  SegmentEntity,
  SettingsEntity,
  StoreEntity,
  VoucherEntity,
]

/** How long a statement may take, how long it may wait for a row, and how long a transaction may stand still (its server has stopped, say). */
export interface Patience {
  /** 0: without end. */
  readonly statementMilliseconds: number
  readonly lockMilliseconds: number
  readonly idleMilliseconds: number
}

/** Nobody keeps a row from others for longer than one waits for it. */
export const PATIENCE: Patience = { statementMilliseconds: 10_000, lockMilliseconds: 5_000, idleMilliseconds: 5_000 }

/** Connects a pool of at most `connections` (4 to 8 serve two cores); every statement and lock has an end. */
export async function openDatabase(url: string, connections = 8, patience = PATIENCE): Promise<Database> {
  const orm = await MikroORM.init(ormOptions(url, connections, patience))
  const lanes = new ReadLanes({ connectionString: url, ...clientOptions(patience, BY_INDEX), ...answerSoon(patience) })
  const close = async (): Promise<void> => {
    await lanes.close()
    await orm.close(true)
  }
  // Else a fork taken while a transaction runs would be one of that transaction's entity manager, whatever its database.
  const fork = (): EntityManager => orm.em.fork({ disableContextResolution: true })
  const shared = { outside: fork(), lanes, fork }
  return { url, open: () => new UnitOfWork(shared), close }
}

/** MikroORM's settings, for serving and for migrating alike. */
export function ormOptions(url: string, connections: number, patience: Patience) {
  return {
    entities: ENTITIES,
    clientUrl: url,
    pool: { min: 0, max: connections },
    driverOptions: { ...clientOptions(patience), onPoolCreated: releaseLostConnections },
    logger: () => {},
  }
}

/**
 * For statements that look rows up by their keys. PostgreSQL keeps the plan of a prepared statement until the table's statistics change: one
 * made while a table was nearly empty would read the whole of it for every key, for a minute and more in a shop that fills quickly. And one
 * plan for all parameters: left to itself PostgreSQL thinks better of that by the price of its indexes, and plans a wallet's page anew each
 * time, which takes three times as long as reading it.
 */
const BY_INDEX = ['enable_seqscan=off', 'plan_cache_mode=force_generic_plan']

function clientOptions(
  { statementMilliseconds, lockMilliseconds, idleMilliseconds }: Patience,
  further: readonly string[] = [],
) {
  const settings = [
    `statement_timeout=${statementMilliseconds}`,
    `lock_timeout=${lockMilliseconds}`,
    `idle_in_transaction_session_timeout=${idleMilliseconds}`,
    // Compiling a plan takes longer than any of ours runs, and before PostgreSQL 18 whatever reads a table whole `BY_INDEX` counts as dear.
    'jit=off',
    ...further,
  ]
  return { types: columnTypes(), options: settings.map((setting) => `-c ${setting}`).join(' ') }
}

/** How much longer than a statement may take is waited for its answer: a connection that does not answer is given up. */
const ANSWER_MILLISECONDS = 5000

/** Where many wait on one connection, none of them waits for ever. */
function answerSoon({ statementMilliseconds }: Patience): pg.ClientConfig {
  const timeout = statementMilliseconds === 0 ? {} : { query_timeout: statementMilliseconds + ANSWER_MILLISECONDS }
  return { keepAlive: true, connectionTimeoutMillis: ANSWER_MILLISECONDS, ...timeout }
}

/** Instants are read as `Date`, days as text, 64-bit integers as numbers: amounts stay within 2^53 (law 1). */
function columnTypes(): pg.TypeOverrides {
  const types = new pg.TypeOverrides()
  types.setTypeParser(pg.types.builtins.DATE, (text: string) => text)
  types.setTypeParser(pg.types.builtins.INT8, Number)
  return types
}

/**
 * As `rows`, for the fixed texts of hot paths: PostgreSQL parses and plans them once a connection, which takes a query of 0.4 ms down to
 * 0.06 ms. Kysely hands the text on as it is, and `pg` takes a name beside it.
 */
export function hotRows<Row>(db: Db, text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  return rows<Row>(db, preparedStatement(text) as unknown as string, parameters)
}

/**
 * As `hotRows`, for short readings that wait for no lock: outside a transaction they share connections with others (`ReadLanes`), which takes
 * them from 0.04 to 0.01 ms of CPU where many come at once. Inside one they read what it sees.
 */
export function hotReads<Row>(db: Db, text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  if (db.isInTransaction()) return hotRows<Row>(db, text, parameters)
  return db.readBeside<Row>(preparedStatement(text), parameters)
}

const prepared = new Map<string, PreparedStatement>()

function preparedStatement(text: string): PreparedStatement {
  const known = prepared.get(text)
  if (known !== undefined) return known
  const statement = { name: `boon_${prepared.size + 1}`, text }
  prepared.set(text, statement)
  return statement
}

/** Runs SQL with `$1` parameters; aliases name the fields of a row. The hot paths' door (a fifth of the cost of entities). */
export function rows<Row>(db: Db, text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  return db.run<Row>(text, parameters)
}
