import { Migration } from '@mikro-orm/migrations'

/** Carts and visitors are looked at in turn, whether anybody needs them still; visitors without looking at shoppers. */
export class Migration0019Walks extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement)
  }
}

const NOWHERE = '00000000-0000-0000-0000-000000000000'

const STATEMENTS = [
  // Behind which id a walk goes on, on whichever server. An index by the last change of a cart would cost every change of a cart.
  `create table walk (
    what text primary key,
    behind uuid not null
  )`,
  `insert into walk values ('cart', '${NOWHERE}'), ('visitor', '${NOWHERE}')`,
  'create index customer_visitor on customer (id) where external_id is null',
]
