import { Migration } from '@mikro-orm/migrations'

/** Limits of every kind are counted in `limit_counter`: what the two counters of redemptions held moves there. */
export class Migration0009Limits extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement)
  }
}

const STATEMENTS = [
  `update campaign set limits = (
     select jsonb_agg('{"money": null}'::jsonb || one order by place) from jsonb_array_elements(limits) with ordinality as each (one, place)
   ) where jsonb_array_length(limits) > 0`,
  // What each redemption has used, campaign by campaign that has a limit, as its entries.
  `insert into limit_entry (redemption_id, limited_id, key, delta, at)
   select redemption.id, campaign.id, used.key, count(*), redemption.created_at
   from campaign cross join jsonb_array_elements(campaign.limits) as each (one)
   join redemption_use on redemption_use.campaign_id = campaign.id
   join redemption on redemption.id = redemption_use.redemption_id
   cross join lateral (
     select 'REDEMPTIONS/' || (one->>'per') || '/EVER' || case one->>'per'
       when 'CODE' then '/' || redemption_use.voucher_id when 'CUSTOMER' then '/' || redemption.customer_id else '' end as key
   ) used
   where used.key is not null
   group by redemption.id, campaign.id, used.key, redemption.created_at`,
  `insert into limit_counter (limited_id, key, used)
   select limited_id, key, sum(delta) from limit_entry group by limited_id, key`,
  'drop table campaign_use, campaign_customer_use',
]
