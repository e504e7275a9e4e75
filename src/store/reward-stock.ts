import type { Reward } from '../domain/loyalty/reward.ts'
import { type Db, rows } from './database.ts'
import { TryAgain } from './transaction.ts'

/** Who buys a reward, and when. */
export interface RewardBought {
  readonly cardId: string
  readonly at: Date
}

/**
 * Takes one of a reward's stock, and enters it; false, and nothing is taken, where none is left. Tried again where the reward is not what was
 * decided on. What has no end has no entries.
 */
export async function takeReward(
  db: Db,
  { id, version }: Pick<Reward, 'id' | 'version'>,
  { cardId, at }: RewardBought,
): Promise<boolean> {
  const [taken] = await rows<{ version: number }>(db, TAKE, [id, cardId, at])
  if (taken !== undefined && taken.version !== version) throw new TryAgain()
  return taken !== undefined
}

const TAKE = `
  with taken as (
    update reward set stock = stock - 1 where id = $1 and (stock is null or stock > 0) returning id, stock, version
  ), entered as (
    insert into reward_stock_entry (reward_id, delta, card_id, at) select id, -1, $2, $3 from taken where stock is not null
  )
  select version from taken`

/** Enters what a marketer sets a stock to: the entries come to it from then on. */
export async function noteRewardStock(db: Db, id: string, stock: number | null, at: Date): Promise<void> {
  if (stock !== null) await rows(db, NOTE, [id, stock, at])
}

const NOTE = `
  insert into reward_stock_entry (reward_id, delta, at)
  select $1, change, $3 from (
    select $2 - coalesce(sum(delta), 0) as change from reward_stock_entry where reward_id = $1
  ) moved where change <> 0`
