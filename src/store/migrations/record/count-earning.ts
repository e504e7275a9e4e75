/**
 * Counts what a rule has given on an occasion that is no redemption (an event, a birthday, an order recorded) for the limits of the rule, all of it or
 * nothing: false where one of them has no room left (law 17). Counters are locked in the order of their keys; the caller's transaction keeps
 * them until it ends. Orders count before loyalty cards are locked, other occasions after: no rule is for both.
 */
export const COUNT_EARNING = `
create function count_earning(counts jsonb, at timestamptz) returns boolean language plpgsql set enable_seqscan = off as $$
begin
  -- A counter that was forgotten, of a span long over, comes back as it was.
  insert into limit_counter (limited_id, key, used)
  select asked.rule, asked.key, coalesce((
    select sum(delta) from limit_entry where limit_entry.limited_id = asked.rule and limit_entry.key = asked.key
  ), 0) from jsonb_to_recordset(counts) as asked (rule uuid, key text)
  order by asked.rule, asked.key collate "C" on conflict do nothing;
  perform from limit_counter where (limited_id, key) in (
    select asked.rule, asked.key from jsonb_to_recordset(counts) as asked (rule uuid, key text)
  ) order by limited_id, key collate "C" for no key update;
  if exists (
    select from jsonb_to_recordset(counts) as asked (rule uuid, key text, amount bigint, most bigint)
    join limit_counter counter on counter.limited_id = asked.rule and counter.key = asked.key
    where counter.used + asked.amount > asked.most
  ) then
    return false;
  end if;
  insert into limit_entry (card_id, occasion, limited_id, key, delta, at)
  select asked.card, asked.occasion, asked.rule, asked.key, asked.amount, at
  from jsonb_to_recordset(counts) as asked (card uuid, occasion text, rule uuid, key text, amount bigint);
  update limit_counter set used = limit_counter.used + asked.amount
  from jsonb_to_recordset(counts) as asked (rule uuid, key text, amount bigint)
  where limit_counter.limited_id = asked.rule and limit_counter.key = asked.key;
  return true;
end $$`
