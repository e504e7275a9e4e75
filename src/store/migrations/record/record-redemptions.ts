/**
 * Records a batch of redemptions in one transaction, each whole or not at all, and says what became of each: `kept`, `replayed` (with the
 * first answer), `reused` (the key, for something else), `taken` (the reference) or `changed` (what was decided on is no longer so).
 *
 * Rows are locked in one order (law 20): keys, references, customers' activity, carts, vouchers, gift cards, counters, loyalty cards last; the
 * lists of the batch come sorted. Everything is checked before the first write of an item; what the batch counts is added up in memory, and written once.
 * Lists that belong to items come flat, in the order of the items: `item` says whose, other numbers are places in the lists above, from 1.
 * Plans are kept once a connection: without `enable_seqscan = off` one of a time when tables were nearly empty would read them whole later.
 */
export const RECORD_REDEMPTIONS = `
create function record_redemptions(batch jsonb)
returns table (place integer, outcome text, answer jsonb, used bigint[]) language plpgsql set enable_seqscan = off as $$
#variable_conflict use_column
declare
  at timestamptz := (batch->>'now')::timestamptz;
  n integer := jsonb_array_length(batch->'items');
  outcomes text[] := array_fill('kept'::text, array[n]);
  answers jsonb[] := array_fill(null::jsonb, array[n]);
  -- Of each item.
  is_hold boolean[]; of_key integer[]; of_reference integer[]; of_customer integer[]; of_cart integer[];
  activity bigint[]; cart_version integer[]; customer_ids uuid[]; ids uuid[]; made_at timestamptz[];
  -- What is locked.
  own_key boolean[]; own_reference boolean[]; has_key boolean[] := array[]::boolean[]; has_reference boolean[];
  activities bigint[]; cart_versions integer[]; cart_held boolean[];
  voucher_ids uuid[]; voucher_versions integer[]; voucher_left bigint[]; voucher_used integer[]; voucher_held integer[];
  card_ids uuid[]; card_holders uuid[]; card_currencies text[]; card_left bigint[]; card_spent bigint[]; card_kept bigint[];
  campaign_versions integer[];
  counter_limited uuid[]; counter_keys text[]; counter_used bigint[]; counter_added bigint[];
  -- Flat lists of the items, and how far they are read.
  c_item integer[]; c_campaign integer[]; c_version integer[]; c_at integer := 1;
  v_item integer[]; v_voucher integer[]; v_version integer[]; v_count integer[]; v_at integer := 1;
  t_item integer[]; t_card integer[]; t_amount bigint[]; t_entry uuid[]; t_balance bigint[]; t_at integer := 1;
  l_item integer[]; l_counter integer[]; l_amount bigint[]; l_most bigint[]; l_after bigint[]; l_at integer := 1;
  first_c integer; first_v integer; first_t integer; first_l integer;
  -- Items whose points are not there any more.
  unpaid integer[];
  verdict text; known record; is_late boolean; j integer; k integer;
begin
  select array_agg(item.status = 'HELD'), array_agg(item.key), array_agg(item.reference), array_agg(item.customer), array_agg(item.cart),
    array_agg(item.activity), array_agg(item.cart_version), array_agg(item.customer_id), array_agg(item.id), array_agg(item.created_at)
  into is_hold, of_key, of_reference, of_customer, of_cart, activity, cart_version, customer_ids, ids, made_at
  from jsonb_to_recordset(batch->'items') as item (status text, key integer, reference integer, customer integer, cart integer,
    activity bigint, cart_version integer, customer_id uuid, id uuid, created_at timestamptz);

  perform pg_advisory_xact_lock_shared(campaign_lock(value::uuid)) from jsonb_array_elements_text(batch->'campaigns');
  -- The versions are read by a statement that begins once the locks are there.
  select array_agg(coalesce(campaign.version, rule.version) order by asked.place) into campaign_versions
  from jsonb_array_elements_text(batch->'campaigns') with ordinality as asked (id, place)
  left join campaign on campaign.id = asked.id::uuid left join earning_rule rule on rule.id = asked.id::uuid;

  with claimed as (
    insert into idempotency as kept (caller, key, operation, input_hash, answer, created_at)
    select asked.caller, asked.key, asked.operation, asked.hash, asked.answer, at
    from jsonb_to_recordset(batch->'keys') as asked (place integer, caller text, key text, operation text, hash text, answer jsonb)
    order by asked.place
    on conflict (caller, key) do update set operation = excluded.operation, input_hash = excluded.input_hash, answer = excluded.answer,
      created_at = excluded.created_at
    where kept.created_at <= at - interval '30 days'
    returning kept.caller, kept.key
  )
  select array_agg(claimed.key is not null order by asked.place) into own_key
  from jsonb_to_recordset(batch->'keys') as asked (place integer, caller text, key text) left join claimed using (caller, key);
  if false = any(own_key) then
    for known in
      select asked.place, kept.operation = asked.operation and kept.input_hash = asked.hash as same, kept.answer
      from jsonb_to_recordset(batch->'keys') as asked (place integer, caller text, key text, operation text, hash text)
      join idempotency kept using (caller, key) where not own_key[asked.place]
    loop
      for i in 1..n loop
        if of_key[i] = known.place then
          outcomes[i] := case when known.same then 'replayed' else 'reused' end;
          answers[i] := known.answer;
        end if;
      end loop;
    end loop;
  end if;

  with taken as (
    insert into order_reference (reference, redemption_id)
    select asked.reference, asked.redemption_id
    from jsonb_to_recordset(batch->'references') as asked (place integer, reference text, redemption_id uuid, item integer)
    where outcomes[asked.item] = 'kept'
    order by asked.place
    on conflict do nothing returning reference
  )
  select array_agg(taken.reference is not null order by asked.place), array_agg(false order by asked.place)
  into own_reference, has_reference
  from jsonb_to_recordset(batch->'references') as asked (place integer, reference text) left join taken using (reference);

  with bumped as (
    insert into customer_activity as kept (customer_id, version)
    select value::uuid, 1 from jsonb_array_elements_text(batch->'customers') with ordinality as asked (value, place) order by asked.place
    on conflict (customer_id) do update set version = kept.version + 1
    returning customer_id, version
  )
  select array_agg(bumped.version - 1 order by asked.place) into activities
  from jsonb_array_elements_text(batch->'customers') with ordinality as asked (id, place) join bumped on customer_id = asked.id::uuid;

  if jsonb_array_length(batch->'carts') > 0 then
    with locked as (
      select cart.id, cart.version from cart where id = any(array(select value::uuid from jsonb_array_elements_text(batch->'carts')))
      order by id for update
    )
    select array_agg(locked.version order by asked.place) into cart_versions
    from jsonb_array_elements_text(batch->'carts') with ordinality as asked (id, place) left join locked on locked.id = asked.id::uuid;
    select array_agg(exists (
      select from redemption where cart_id = asked.id::uuid and status = 'HELD' and held_until > at
    ) order by asked.place) into cart_held
    from jsonb_array_elements_text(batch->'carts') with ordinality as asked (id, place);
  end if;

  if jsonb_array_length(batch->'vouchers') > 0 then
    with locked as (
      select voucher.id, voucher.version, voucher.state, voucher.redeemed, voucher.redeemable from voucher
      where id = any(array(select value::uuid from jsonb_array_elements_text(batch->'vouchers'))) order by id for no key update
    )
    select array_agg(asked.id::uuid order by asked.place), array_agg(locked.version order by asked.place),
      array_agg(case when state = 'ENABLED' then coalesce(redeemable, 2147483647)::bigint - redeemed else 0 end order by asked.place),
      array_agg(0 order by asked.place), array_agg(0 order by asked.place)
    into voucher_ids, voucher_versions, voucher_left, voucher_used, voucher_held
    from jsonb_array_elements_text(batch->'vouchers') with ordinality as asked (id, place) left join locked on locked.id = asked.id::uuid;
  end if;

  if jsonb_array_length(batch->'cards') > 0 then
    with locked as (
      select card.id, card.state, card.holder_id, card.currency, card.balance from gift_card card
      where id = any(array(select value::uuid from jsonb_array_elements_text(batch->'cards'))) order by id for no key update
    )
    select array_agg(asked.id::uuid order by asked.place), array_agg(holder_id order by asked.place),
      array_agg(currency order by asked.place),
      array_agg(case when state = 'ENABLED' then balance else 0 end order by asked.place),
      array_agg(0::bigint order by asked.place), array_agg(0::bigint order by asked.place)
    into card_ids, card_holders, card_currencies, card_left, card_spent, card_kept
    from jsonb_array_elements_text(batch->'cards') with ordinality as asked (id, place) left join locked on locked.id = asked.id::uuid;
  end if;

  if jsonb_array_length(batch->'counters') > 0 then
    with asked as (
      select * from jsonb_to_recordset(batch->'counters') as asked (place integer, limited uuid, key text)
    ), locked as (
      select counter.limited_id, counter.key, counter.used from limit_counter counter
      join asked on counter.limited_id = asked.limited and counter.key = asked.key
      order by counter.limited_id, counter.key collate "C" for no key update of counter
    )
    select array_agg(asked.limited order by asked.place), array_agg(asked.key order by asked.place),
      array_agg(coalesce(locked.used, 0) order by asked.place), array_agg(0::bigint order by asked.place)
    into counter_limited, counter_keys, counter_used, counter_added
    from asked left join locked on locked.limited_id = asked.limited and locked.key = asked.key;
  end if;

  -- What orders earn is written behind all of it, card by card: with all cards locked now, nobody waits in another order.
  perform from loyalty_card where holder_id = any(customer_ids) order by holder_id, id for no key update;
  unpaid := unpaid_points(batch->'points');

  select array_agg(list.item), array_agg(list.campaign), array_agg(list.version) into c_item, c_campaign, c_version
  from jsonb_to_recordset(batch->'campaignUses') as list (item integer, campaign integer, version integer);
  if voucher_ids is not null then
    select array_agg(list.item), array_agg(list.voucher), array_agg(list.version), array_agg(list.count)
    into v_item, v_voucher, v_version, v_count
    from jsonb_to_recordset(batch->'voucherUses') as list (item integer, voucher integer, version integer, count integer);
  end if;
  if card_ids is not null then
    select array_agg(list.item), array_agg(list.card), array_agg(list.amount), array_agg(list.entry), array_agg(0::bigint)
    into t_item, t_card, t_amount, t_entry, t_balance
    from jsonb_to_recordset(batch->'tenders') as list (item integer, card integer, amount bigint, entry uuid);
  end if;
  if counter_keys is not null then
    select array_agg(list.item), array_agg(list.counter), array_agg(list.amount), array_agg(list.most), array_agg(0::bigint)
    into l_item, l_counter, l_amount, l_most, l_after
    from jsonb_to_recordset(batch->'counts') as list (item integer, counter integer, amount bigint, most bigint);
  end if;

  for i in 1..n loop
    verdict := outcomes[i];
    first_c := c_at; first_v := v_at; first_t := t_at; first_l := l_at;
    while c_item[c_at] = i loop
      if campaign_versions[c_campaign[c_at]] is distinct from c_version[c_at] then verdict := 'changed'; end if;
      c_at := c_at + 1;
    end loop;
    while v_item[v_at] = i loop
      if voucher_versions[v_voucher[v_at]] is distinct from v_version[v_at] or voucher_left[v_voucher[v_at]] < v_count[v_at]
      then verdict := 'changed'; end if;
      v_at := v_at + 1;
    end loop;
    while t_item[t_at] = i loop
      k := t_card[t_at];
      if coalesce(card_left[k] < t_amount[t_at] or card_holders[k] <> customer_ids[i], card_left[k] is null)
        or card_holders[k] is not null and customer_ids[i] is null
      then verdict := 'changed'; end if;
      t_at := t_at + 1;
    end loop;
    while l_item[l_at] = i loop
      k := l_counter[l_at];
      if counter_used[k] + counter_added[k] + l_amount[l_at] > l_most[l_at] then verdict := 'changed'; end if;
      l_at := l_at + 1;
    end loop;
    if i = any(unpaid) then verdict := 'changed'; end if;
    if activities[of_customer[i]] is distinct from activity[i] and of_customer[i] is not null then verdict := 'changed'; end if;
    if of_cart[i] is not null and (cart_versions[of_cart[i]] is distinct from cart_version[i] or cart_held[of_cart[i]])
    then verdict := 'changed'; end if;
    -- The first of a key or a reference has it; whoever else wants it in this batch decides anew, and finds it.
    if has_key[of_key[i]] or has_reference[of_reference[i]] then verdict := 'changed'; end if;
    if outcomes[i] <> 'kept' then
      verdict := outcomes[i];
    elsif not own_reference[of_reference[i]] then
      verdict := 'taken';
    end if;
    outcomes[i] := verdict;
    continue when verdict <> 'kept';

    has_reference[of_reference[i]] := true;
    if of_key[i] is not null then has_key[of_key[i]] := true; end if;
    if of_customer[i] is not null then activities[of_customer[i]] := activities[of_customer[i]] + 1; end if;
    if of_cart[i] is not null and is_hold[i] then cart_held[of_cart[i]] := true; end if;
    for j in first_v..v_at - 1 loop
      k := v_voucher[j];
      voucher_left[k] := voucher_left[k] - v_count[j];
      voucher_used[k] := voucher_used[k] + v_count[j];
      if is_hold[i] then voucher_held[k] := voucher_held[k] + v_count[j]; end if;
    end loop;
    for j in first_t..t_at - 1 loop
      k := t_card[j];
      card_left[k] := card_left[k] - t_amount[j];
      card_spent[k] := card_spent[k] + t_amount[j];
      if is_hold[i] then card_kept[k] := card_kept[k] + t_amount[j]; end if;
      t_balance[j] := card_left[k];
    end loop;
    for j in first_l..l_at - 1 loop
      k := l_counter[j];
      counter_added[k] := counter_added[k] + l_amount[j];
      l_after[j] := counter_used[k] + counter_added[k];
    end loop;
  end loop;

  if 'kept' = any(outcomes) then
    insert into redemption (id, status, order_reference, customer_id, currency, lines, shipping, subtotal, discount_total, tenders,
      tender_total, total, applied, earns, held_until, cart_id, store_key, created_at)
    select item.id, item.status, item.order_reference, item.customer_id, item.currency, item.lines, item.shipping, item.subtotal,
      item.discount_total, item.tenders, item.tender_total, item.total, item.applied, coalesce(item.earns, '[]'), item.held_until, item.cart_id, item.store_key, item.created_at
    from jsonb_to_recordset(batch->'items') as item (place integer, id uuid, status text, order_reference text, customer_id uuid,
      currency text, lines jsonb, shipping jsonb, subtotal bigint, discount_total bigint, tenders jsonb, tender_total bigint,
      total bigint, applied jsonb, earns jsonb, held_until timestamptz, cart_id uuid, store_key text, created_at timestamptz)
    where outcomes[item.place] = 'kept';
    if jsonb_array_length(batch->'points') > 0 then perform spend_points(batch->'points', outcomes); end if;
    insert into redemption_use (redemption_id, campaign_id, voucher_id, sequence, amount, variant, created_at)
    select ids[use.item], use.campaign, use.voucher, use.sequence, use.amount, use.variant, made_at[use.item]
    from jsonb_to_recordset(batch->'uses') as use (item integer, campaign uuid, voucher uuid, sequence integer, amount bigint, variant text)
    where outcomes[use.item] = 'kept';
    if voucher_ids is not null then
      update voucher set redeemed = redeemed + taken.used, held = voucher.held + taken.held
      from unnest(voucher_ids, voucher_used, voucher_held) as taken (id, used, held)
      where voucher.id = taken.id and taken.used > 0;
    end if;
    if card_ids is not null then
      update gift_card set balance = balance - taken.spent, held = gift_card.held + taken.kept, version = version + 1
      from unnest(card_ids, card_spent, card_kept) as taken (id, spent, kept)
      where gift_card.id = taken.id and taken.spent > 0;
      insert into ledger_entry (id, kind, gift_card_id, customer_id, currency, delta, held_delta, balance, description, redemption_id,
        order_reference, occurred_at)
      select entry.id, case when is_hold[entry.item] then 'HOLD' else 'SPEND' end, card_ids[entry.card], card_holders[entry.card],
        card_currencies[entry.card], -entry.amount, case when is_hold[entry.item] then entry.amount else 0 end, entry.balance, '',
        item.id, item.order_reference, at
      from unnest(t_entry, t_item, t_card, t_amount, t_balance) with ordinality as entry (id, item, card, amount, balance, place)
      join jsonb_to_recordset(batch->'items') as item (place integer, id uuid, order_reference text) on item.place = entry.item
      where outcomes[entry.item] = 'kept' order by entry.place;
    end if;
    -- What an order earns may come onto the card that pays it: what pays is entered first.
    insert into shop_order (id, reference, customer_id, currency, lines, shipping, subtotal, discount_total, total, paid_at, status,
      redemption_id, earns)
    select item.order_id, item.order_reference, item.customer_id, item.currency, item.lines, item.shipping, item.subtotal,
      item.discount_total, item.total + item.tender_total, item.created_at, 'PAID', item.id, coalesce(item.earns, '[]')
    from jsonb_to_recordset(batch->'items') as item (place integer, id uuid, order_id uuid, order_reference text, customer_id uuid,
      currency text, lines jsonb, shipping jsonb, subtotal bigint, discount_total bigint, tender_total bigint, total bigint, earns jsonb, created_at timestamptz)
    where outcomes[item.place] = 'kept' and not is_hold[item.place];
    if l_item is not null then
      insert into limit_entry (redemption_id, limited_id, key, delta, at)
      select ids[entry.item], counter_limited[entry.counter], counter_keys[entry.counter], entry.amount, at
      from unnest(l_item, l_counter, l_amount) as entry (item, counter, amount)
      where outcomes[entry.item] = 'kept';
    end if;
    if (batch->>'toJudge')::boolean then
      insert into customer_to_judge (customer_id)
      select distinct customer_ids[place] from unnest(outcomes, is_hold) with ordinality as made (outcome, is_hold, place)
      where made.outcome = 'kept' and not made.is_hold and customer_ids[made.place] is not null;
    end if;
    -- Counters that were not there have no row to lock: where somebody else has made it meanwhile, all is undone and tried again.
    if counter_keys is not null and 0 <> any(counter_added) then
      with counted as (
        insert into limit_counter as kept (limited_id, key, used)
        select asked.limited, asked.key, asked.added
        from unnest(counter_limited, counter_keys, counter_added) with ordinality as asked (limited, key, added, place)
        where asked.added <> 0 order by asked.place
        on conflict (limited_id, key) do update set used = kept.used + excluded.used
        returning kept.limited_id, kept.key, kept.used
      )
      select bool_or(counted.used <> asked.used + asked.added) into is_late
      from unnest(counter_limited, counter_keys, counter_used, counter_added) as asked (limited, key, used, added)
      join counted on counted.limited_id = asked.limited and counted.key = asked.key;
      if is_late then
        raise exception 'a counter has come into being meanwhile' using errcode = 'serialization_failure';
      end if;
    end if;
  end if;

  -- Who has bought nothing here has done nothing: else servers that fail would make each other fail, again and again.
  if 'kept' <> any(outcomes) then
    update customer_activity set version = version - 1 where customer_id in (
      select asked.id::uuid from jsonb_array_elements_text(batch->'customers') with ordinality as asked (id, place)
      where not exists (
        select from unnest(outcomes, of_customer) as made (outcome, customer) where made.outcome = 'kept' and made.customer = asked.place
      )
    );
  end if;
  if 'changed' = any(outcomes) or 'taken' = any(outcomes) then
    delete from idempotency using jsonb_to_recordset(batch->'keys') as asked (place integer, caller text, key text)
    where idempotency.caller = asked.caller and idempotency.key = asked.key
      and own_key[asked.place] and not coalesce(has_key[asked.place], false);
    delete from order_reference using jsonb_to_recordset(batch->'references') as asked (place integer, reference text)
    where order_reference.reference = asked.reference and own_reference[asked.place] and not has_reference[asked.place];
  end if;

  return query select made.place::integer, made.outcome, answers[made.place], (
    select array_agg(entry.after order by entry.place) from unnest(l_item, l_after) with ordinality as entry (item, after, place)
    where entry.item = made.place
  )
  from unnest(outcomes) with ordinality as made (outcome, place) order by made.place;
end $$`
