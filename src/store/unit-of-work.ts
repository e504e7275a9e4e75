import type { EntityManager, TransactionOptions } from '@mikro-orm/postgresql'
import { CompiledQuery } from 'kysely'
import type { PreparedStatement, ReadLanes } from './read-lanes.ts'

/** What units of work of one database have in common. */
export interface OfOneDatabase {
  /** Runs SQL outside transactions; it never holds an entity. */
  readonly outside: EntityManager
  readonly lanes: ReadLanes
  /** A fresh entity manager. */
  fork(): EntityManager
}

/**
 * What one request works with, bound to a transaction inside `transactional`. MikroORM's entity manager is made where it is needed: it costs as
 * much as a short reading.
 */
export class UnitOfWork {
  readonly #database: OfOneDatabase
  readonly #transaction: EntityManager | null
  #statements = 0

  constructor(database: OfOneDatabase, transaction: EntityManager | null = null) {
    this.#database = database
    this.#transaction = transaction
  }

  isInTransaction(): boolean {
    return this.#transaction !== null
  }

  /** How many statements of SQL have been run here so far: where there are no more of them, nothing was read since. */
  get statements(): number {
    return this.#statements
  }

  /** Runs SQL: in the transaction, or on whatever connection of the pool is free. */
  async run<Row>(text: string, parameters: readonly unknown[]): Promise<Row[]> {
    this.#statements += 1
    const kysely = (this.#transaction ?? this.#database.outside).getKysely()
    const result = await kysely.executeQuery(CompiledQuery.raw(text, parameters as unknown[]))
    return result.rows as Row[]
  }

  /** Reads outside any transaction, on a connection shared with others. */
  readBeside<Row>(statement: PreparedStatement, parameters: readonly unknown[]): Promise<Row[]> {
    this.#statements += 1
    return this.#database.lanes.read<Row>(statement, parameters)
  }

  /** MikroORM's own: entities are read with it, which counts as one statement. */
  entities(): EntityManager {
    this.#statements += 1
    return this.#transaction ?? this.#database.fork()
  }

  /** Runs `work` in a transaction and on a unit of work of its own; what is thrown undoes it. */
  transactional<Answer>(work: (own: UnitOfWork) => Promise<Answer>, options?: TransactionOptions): Promise<Answer> {
    return this.#database.fork().transactional((manager) => work(new UnitOfWork(this.#database, manager)), options)
  }
}
