import { type Db, rows } from './database.ts'

/** The next shoppers, by id, who have no card in a program. */
export async function nextUnenrolled(
  db: Db,
  programId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `select id from customer where external_id is not null and ($2::uuid is null or id > $2)
       and not exists (select from loyalty_card where holder_id = customer.id and program_id = $1)
     order by id limit $3`,
    [programId, after, limit],
  )
  return found.map(({ id }) => id)
}
