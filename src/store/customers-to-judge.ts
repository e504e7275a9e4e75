import { type Db, rows } from './database.ts'

/** Takes customers off the list of those to be judged anew: before they are judged, in the same transaction. */
export async function takeOffToJudge(db: Db, customerIds: readonly string[]): Promise<void> {
  await rows(db, 'delete from customer_to_judge where customer_id = any($1::uuid[])', [customerIds])
}
