/**
 * Moves what redemptions have taken: gives it back (a hold let go or run out, a return of goods), or lets go of what a hold kept (a capture).
 * Part of the caller's transaction, which has locked the redemptions; rows in the one order of locks (law 20).
 *
 * A counter of one customer (`CUSTOMERS/…#` and her id) that comes to nothing takes her off the counter of customers beside it. A card that has ended
 * and gets money back lives 30 days more (law 24).
 */
export const GIVE_BACK = `
create function give_back(changes jsonb, at timestamptz) returns void language plpgsql set enable_seqscan = off as $$
#variable_conflict use_column
begin
  insert into customer_activity as kept (customer_id, version)
  select id, 1 from (select distinct value::uuid as id from jsonb_array_elements_text(changes->'customers')) asked order by id
  on conflict (customer_id) do update set version = kept.version + 1;

  perform from voucher where id = any(array(
    select asked.id from jsonb_to_recordset(changes->'vouchers') as asked (id uuid)
  )) order by id for no key update;
  update voucher set redeemed = voucher.redeemed + moved.redeemed, held = voucher.held + moved.held
  from (
    select asked.id, sum(asked.redeemed) as redeemed, sum(asked.held) as held
    from jsonb_to_recordset(changes->'vouchers') as asked (id uuid, redeemed integer, held integer) group by asked.id
  ) moved
  where voucher.id = moved.id;

  perform from gift_card where id = any(array(
    select asked.card from jsonb_to_recordset(changes->'entries') as asked (card uuid)
  )) order by id for no key update;
  insert into ledger_entry (id, kind, gift_card_id, customer_id, currency, delta, held_delta, balance, description, redemption_id,
    order_reference, occurred_at)
  select asked.id, asked.kind, asked.card, gift_card.holder_id, gift_card.currency, asked.delta, asked.held_delta,
    gift_card.balance + sum(asked.delta) over (partition by asked.card order by asked.place), asked.description, asked.redemption,
    asked.reference, at
  from jsonb_to_recordset(changes->'entries') as asked (place integer, id uuid, kind text, card uuid, delta bigint, held_delta bigint,
    description text, redemption uuid, reference text)
  join gift_card on gift_card.id = asked.card order by asked.place;
  update gift_card set balance = balance + moved.delta, held = gift_card.held + moved.held_delta, version = gift_card.version + 1,
    revived_until = case
      when moved.delta > 0 and (gift_card.ends_at <= at or campaign.ends_at <= at or campaign.state in ('ENDED', 'ARCHIVED'))
      then greatest(revived_until, at + interval '30 days') else revived_until end
  from (
    select asked.card, sum(asked.delta)::bigint as delta, sum(asked.held_delta)::bigint as held_delta
    from jsonb_to_recordset(changes->'entries') as asked (card uuid, delta bigint, held_delta bigint) group by asked.card
  ) moved, campaign
  where gift_card.id = moved.card and campaign.id = gift_card.campaign_id;

  perform from limit_counter where (limited_id, key) in (
    select asked.limited, unnest(array[asked.key, left(asked.key, -37)])
    from jsonb_to_recordset(changes->'counts') as asked (limited uuid, key text)
  ) order by limited_id, key collate "C" for no key update;
  with asked as (
    select * from jsonb_to_recordset(changes->'counts') as asked (redemption uuid, card uuid, occasion text, limited uuid, key text, amount bigint)
  ), own as (
    update limit_counter set used = limit_counter.used - moved.amount
    from (select limited, key, sum(amount)::bigint as amount from asked group by limited, key) moved
    where limit_counter.limited_id = moved.limited and limit_counter.key = moved.key and moved.amount > 0
    returning limit_counter.limited_id, limit_counter.key, limit_counter.used
  ), left_by as (
    select distinct on (own.limited_id, own.key) asked.redemption, asked.card, asked.occasion, own.limited_id, left(own.key, -37) as key
    from own join asked on asked.limited = own.limited_id and asked.key = own.key
    where own.used = 0 and own.key like 'CUSTOMERS/%' and left(right(own.key, 37), 1) = '#'
  ), customers as (
    update limit_counter set used = limit_counter.used - gone.count
    from (select limited_id, key, count(*) as count from left_by group by limited_id, key) gone
    where limit_counter.limited_id = gone.limited_id and limit_counter.key = gone.key
  )
  insert into limit_entry (redemption_id, card_id, occasion, limited_id, key, delta, at)
  select redemption, card, occasion, limited, key, -amount, at from asked where amount > 0
  union all
  select redemption, card, occasion, limited_id, key, -1, at from left_by;

  perform move_points(changes->'points', at);

  insert into customer_to_judge (customer_id) select distinct value::uuid from jsonb_array_elements_text(changes->'toJudge');
end $$`
