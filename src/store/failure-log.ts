import type { RedemptionFailure } from '../domain/redemption-failure.ts'
import { type Database, type Db, rows } from './database.ts'

/** What the log needs besides the database. */
export interface FailureLogOptions {
  /** After each batch that was kept. */
  readonly onKept: () => void
  /** Where failures are lost: too many at once, or a database that does not take them. */
  readonly onLost: (count: number, error: unknown) => void
}

/** More than so many failures wait for nobody: the newest are dropped, and that is told. */
const MOST_WAITING = 10_000
/** Written by one statement. */
const MOST_AT_ONCE = 500
const ATTEMPTS = 3
const RETRY_MILLISECONDS = 200

/**
 * Keeps refused redemptions beside whatever is undone, and without a refusal waiting for it: what arrives while one insert runs is the
 * next one. At most one connection of the pool is used, and for an insert only.
 */
export class FailureLog {
  readonly #database: Pick<Database, 'open'>
  readonly #options: FailureLogOptions
  readonly #waiting: RedemptionFailure[] = []
  #writing: Promise<void> | null = null

  constructor(database: Pick<Database, 'open'>, options: FailureLogOptions) {
    this.#database = database
    this.#options = options
  }

  /** Takes a failure in; it is written soon. */
  keep(failure: RedemptionFailure): void {
    if (this.#waiting.length >= MOST_WAITING) return this.#options.onLost(1, null)
    this.#waiting.push(failure)
    this.#writing ??= this.#drain()
  }

  /** Until all that was taken in so far is written. Called before the database closes. */
  async settle(): Promise<void> {
    await this.#writing
  }

  async #drain(): Promise<void> {
    await Promise.resolve()
    while (this.#waiting.length > 0) await this.#write(this.#waiting.splice(0, MOST_AT_ONCE))
    this.#writing = null
  }

  async #write(failures: readonly RedemptionFailure[], attempt = 1): Promise<void> {
    try {
      await insertFailures(this.#database.open(), failures)
      this.#options.onKept()
    } catch (error) {
      if (attempt === ATTEMPTS) return this.#options.onLost(failures.length, error)
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS))
      await this.#write(failures, attempt + 1)
    }
  }
}

async function insertFailures(db: Db, failures: readonly RedemptionFailure[]): Promise<void> {
  await rows(db, INSERT, [JSON.stringify(failures)])
}

const INSERT = `
  insert into redemption_failure (id, campaign_ids, code, customer_id, order_reference, error_code, reasons, at)
  select id, "campaignIds", code, "customerId", "orderReference", "errorCode", reasons, at
  from jsonb_to_recordset($1::jsonb) as failure (id uuid, "campaignIds" uuid[], code text, "customerId" uuid, "orderReference" text,
    "errorCode" text, reasons jsonb, at timestamptz)
  on conflict (id) do nothing`
