/**
 * Money that rules give back for paid orders, onto gift cards. A customer has one card a campaign and currency onto which it goes, named in
 * `cash_back_card`; where that has ended, or was switched off, she gets another. Whoever comes here has locked the customer's activity: her cards
 * are locked behind all else, and nobody else waits for them.
 *
 * `give_cash_back` gives what an order has frozen, in the transaction that pays it; each gift renews the card's life. `take_cash_back` takes the share
 * of returned goods off the card on which it lies: what is there; the rest was spent, and is written off by an entry of its own (ADJUST, with the
 * order's reference, and before the return's, so that no balance is ever below zero).
 */
export const CASH_BACK = [
  `create table cash_back_card (
    customer_id uuid not null references customer,
    campaign_id uuid not null references campaign,
    currency text not null,
    card_id uuid not null references gift_card,
    primary key (customer_id, campaign_id, currency)
  )`,
  `alter table earning add column gift_card_id uuid, add column money bigint not null default 0 check (money >= 0),
    add column taken_back bigint not null default 0, add column written_off bigint not null default 0,
    add check (taken_back >= 0 and written_off >= 0 and taken_back + written_off <= money)`,
  `create function give_cash_back(planned jsonb, customer uuid, at timestamptz, redemption uuid, order_ref text, paid_by text) returns void
   language plpgsql as $$
   declare
     back record;
     card gift_card;
     ends timestamptz;
     drawn text;
   begin
     for back in
       select (earning->>'cardId')::uuid as loyalty_card, earning->'spent'->>'currency' as currency, (one->>'ruleId')::uuid as rule,
         one->>'title' as title, (one->>'campaignId')::uuid as campaign, (one->>'amount')::bigint as amount,
         (one->>'newCardId')::uuid as new_card, one->'codes' as codes, (one->>'endsAt')::timestamptz as ends_at,
         (one->>'givenAt')::timestamptz as given_at
       from jsonb_array_elements(planned) as earning cross join lateral jsonb_array_elements(earning->'cashBack') as one
       order by earning->>'cardId', one->>'ruleId'
     loop
       -- Of a hold the card's life begins where it is captured.
       ends := back.ends_at + greatest(at - back.given_at, interval '0');
       select gift_card.* into card from cash_back_card own join gift_card on gift_card.id = own.card_id
       where own.customer_id = customer and own.campaign_id = back.campaign and own.currency = back.currency
         and gift_card.holder_id = customer and gift_card.state = 'ENABLED'
         and (gift_card.ends_at is null or greatest(gift_card.ends_at, gift_card.revived_until) > at)
       for no key update of gift_card;
       if found then
         update gift_card set balance = balance + back.amount, version = version + 1,
           ends_at = case when card.ends_at is null or ends is null then null else greatest(card.ends_at, ends) end
         where id = card.id;
         insert into ledger_entry (id, kind, gift_card_id, customer_id, currency, delta, balance, description, redemption_id, order_reference,
           occurred_at, expires_at)
         select gen_random_uuid(), 'EARN', id, holder_id, currency, back.amount, balance, back.title, redemption, order_ref, at, ends_at
         from gift_card where id = card.id;
       else
         for drawn in select value from jsonb_array_elements_text(back.codes) loop
           insert into gift_card (id, code, campaign_id, holder_id, currency, initial_balance, balance, state, given_at, ends_at, version,
             created_at)
           select back.new_card, drawn, back.campaign, customer, back.currency, back.amount, back.amount, 'ENABLED', at, ends, 1, at
           where not exists (select from voucher where voucher.code = drawn)
           on conflict do nothing returning * into card;
           exit when found;
         end loop;
         if card.id is distinct from back.new_card then
           raise exception 'no code is left for a card of campaign %', back.campaign;
         end if;
         insert into cash_back_card (customer_id, campaign_id, currency, card_id) values (customer, back.campaign, back.currency, card.id)
         on conflict (customer_id, campaign_id, currency) do update set card_id = excluded.card_id;
         insert into ledger_entry (id, kind, gift_card_id, customer_id, currency, delta, balance, description, redemption_id, order_reference,
           occurred_at, expires_at)
         values (gen_random_uuid(), 'ISSUE', card.id, customer, back.currency, back.amount, back.amount, back.title, redemption, order_ref, at,
           ends);
       end if;
       update gift_card set revived_until = greatest(revived_until, at + interval '30 days') from campaign
       where gift_card.id = card.id and campaign.id = gift_card.campaign_id and (campaign.ends_at <= at or campaign.state in ('ENDED', 'ARCHIVED'));
       insert into earning (card_id, rule_id, occasion, points, gift_card_id, money, at)
       values (back.loyalty_card, back.rule, paid_by, 0, card.id, back.amount, at);
     end loop;
   end $$`,
  `create function take_cash_back(asked jsonb, paid_by text, at timestamptz, redemption uuid, order_ref text, description text) returns void
   language plpgsql set enable_seqscan = off as $$
   declare
     due record;
     card gift_card;
     taken bigint;
   begin
     for due in
       select earning.card_id, earning.rule_id, earning.gift_card_id, wanted.amount
       from jsonb_to_recordset(asked) as wanted (card uuid, rule uuid, amount bigint)
       join earning on earning.card_id = wanted.card and earning.rule_id = wanted.rule and earning.occasion = paid_by
       where wanted.amount > 0 order by earning.gift_card_id, earning.rule_id
     loop
       select * into card from gift_card where id = due.gift_card_id for no key update;
       taken := least(card.balance, due.amount);
       insert into ledger_entry (id, kind, gift_card_id, customer_id, currency, delta, balance, description, redemption_id, order_reference, occurred_at)
       select gen_random_uuid(), entry.kind, card.id, card.holder_id, card.currency, entry.delta, entry.balance, entry.description, redemption,
         order_ref, at
       from (values (1, 'ADJUST', due.amount - taken, card.balance + due.amount - taken, ''),
         (2, 'ROLLBACK', -due.amount, card.balance - taken, take_cash_back.description)) as entry (place, kind, delta, balance, description)
       where entry.delta <> 0 order by entry.place;
       update gift_card set balance = balance - taken, version = version + 1 where id = card.id;
       update earning set taken_back = taken_back + taken, written_off = written_off + due.amount - taken
       where card_id = due.card_id and rule_id = due.rule_id and occasion = paid_by;
     end loop;
   end $$`,
]
