import type { BulkOperation } from '../../domain/bulk-operation.ts'
import { codeFrom } from '../../domain/code-from.ts'
import { type CodePattern, parsePattern } from '../../domain/code-pattern.ts'
import { type Money, sum } from '../../domain/money.ts'
import { reject } from '../../domain/rejection.ts'
import type { Voucher } from '../../domain/voucher.ts'
import type { Db } from '../../store/database.ts'
import { inTransaction } from '../../store/transaction.ts'
import { lockBulkOperation, type Progress, writeProgress } from '../../store/write-bulk-operations.ts'
import { insertGiftCards } from '../../store/write-gift-cards.ts'
import { insertVouchers, takenCodes } from '../../store/write-vouchers.ts'
import type { Services } from '../session.ts'

/** The job that makes codes. */
export const GENERATE_TASK = 'generate-vouchers'

/** Which work it goes on with. */
export interface GeneratePayload {
  readonly bulkOperationId: string
}

/** Codes made in one transaction. */
const CHUNK = 10_000
/** Codes tried where no more are wanted. */
const CANDIDATES = 1000
/** Chunks of one job; the next job does the rest. */
const CHUNKS_A_JOB = 10
/** Bytes beside one a random character: now and then one is thrown away. */
const SPARE_BYTES = 2
/** Chunks in a row of which every code was taken, before a pattern counts as used up. */
const FRUITLESS_CHUNKS = 5

/** Part of the transaction that begins the work. Planned twice is once. */
export async function planToGenerate({ jobs }: Pick<Services, 'jobs'>, db: Db, bulkOperationId: string): Promise<void> {
  await jobs.add(db, GENERATE_TASK, { bulkOperationId } satisfies GeneratePayload, { key: `bulk:${bulkOperationId}` })
}

/**
 * Makes codes chunk by chunk until the count asked for is there, exactly. Codes and progress are written in one transaction a chunk: whoever
 * is killed at whatever point, the next run goes on from there. Stops where the work was canceled.
 */
export async function generateVouchersRun(services: Services, { bulkOperationId }: GeneratePayload): Promise<void> {
  const db = services.database.open()
  let fruitless = 0
  for (let chunk = 0; chunk < CHUNKS_A_JOB; chunk++) {
    const made = await inTransaction(db, (transaction) =>
      makeChunk(services, transaction, bulkOperationId, fruitless + 1),
    )
    if (made === null) return
    services.feed.send([`bulk:${bulkOperationId}`])
    fruitless = made === 0 ? fruitless + 1 : 0
  }
  await planToGenerate(services, db, bulkOperationId)
}

/** How many codes were made; null: the work has ended. */
async function makeChunk(services: Services, db: Db, id: string, attempt: number): Promise<number | null> {
  const work = await lockBulkOperation(db, id)
  if (work === null || (work.status !== 'QUEUED' && work.status !== 'RUNNING')) return null
  const { campaignId, pattern, redeemable, balance } = work.input as unknown as Order
  const wanted = Math.min(CHUNK, work.total! - work.done)
  const now = services.now()
  const codes = await chooseCodes(services, db, patternOf(pattern), wanted)
  const made = balance
    ? await insertGiftCards(db, { campaignId, balance, createdAt: now }, codes.map(withEntry(services)))
    : await insertVouchers(db, { campaignId, redeemable, createdAt: now }, codes)
  await writeProgress(db, id, progress(work, made, attempt, now))
  return made
}

/** What was ordered, as kept with the work; `balance` for gift cards only. */
interface Order {
  readonly campaignId: string
  readonly pattern: string
  readonly redeemable: number
  readonly balance?: Money | null
}

function withEntry({ newId }: Services): (code: NewCode) => NewCode & { readonly entryId: string } {
  return (code) => ({ ...code, entryId: newId() })
}

function progress({ done, total }: BulkOperation, made: number, attempt: number, now: Date): Progress {
  if (done + made === total) return { status: 'SUCCEEDED', done: done + made, problems: [], finishedAt: now }
  if (made > 0 || attempt < FRUITLESS_CHUNKS)
    return { status: 'RUNNING', done: done + made, problems: [], finishedAt: null }
  const problem = reject('TOO_MANY', ['pattern'], 'every code of this pattern is taken')
  return { status: 'FAILED', done, problems: [problem], finishedAt: now }
}

function patternOf(text: string): CodePattern {
  const parsed = parsePattern(text, ['pattern'])
  if (!parsed.ok) throw new Error(`a kept pattern cannot be read: ${text}`)
  return parsed.value
}

/** Of a few codes, those that are taken are left out beforehand: the last ones of a short pattern are found in one go. */
async function chooseCodes(services: Services, db: Db, pattern: CodePattern, count: number): Promise<NewCode[]> {
  if (count > CANDIDATES) return newCodes(services, pattern, count)
  const candidates = newCodes(services, pattern, CANDIDATES)
  const taken = await takenCodes(
    db,
    candidates.map(({ code }) => code),
  )
  return candidates.filter(({ code }) => !taken.has(code)).slice(0, count)
}

type NewCode = Pick<Voucher, 'id' | 'code'>

/** At most `count` codes, no two alike; nobody is named in them. */
function newCodes(
  { newId, randomBytes }: Services,
  pattern: CodePattern,
  count: number,
): { id: string; code: string }[] {
  const width = sum(pattern.parts.map((part) => (part.kind === 'random' ? part.count : 0))) + SPARE_BYTES
  const bytes = randomBytes(width * count)
  const codes = new Set<string>()
  for (let at = 0; at < bytes.length; at += width)
    codes.add(codeFrom(pattern, bytes.subarray(at, at + width), {}, randomBytes))
  return [...codes].map((code) => ({ id: newId(), code }))
}
