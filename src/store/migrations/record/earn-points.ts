/**
 * What a paid order earns moves with it, in its own transaction, whoever writes the order: a redemption, the capture of a hold, a recorded one.
 * What was planned is frozen in `earns`; here it is kept: a lot, its entry, what the rule gave, what counts for tiers; and money that comes back. What is owed comes first
 * (law 26). Rounds and rules are the domain's. Cards are locked in the order of their ids.
 */
export const EARN_POINTS = [
  `create function gain_points(planned jsonb, at timestamptz, redemption uuid, order_ref text, occasion text) returns void language plpgsql as $$
   declare
     earning jsonb;
     gain jsonb;
     card loyalty_card;
     paid bigint;
     lot uuid;
   begin
     for earning in select value from jsonb_array_elements(planned) order by value->>'cardId' loop
       select * into card from loyalty_card where id = (earning->>'cardId')::uuid for no key update;
       insert into tier_credit (card_id, counts_at, points, currency, money, is_correction)
       values (card.id, at, (select coalesce(sum((value->>'points')::bigint), 0) from jsonb_array_elements(earning->'gains')),
         earning->'spent'->>'currency', (earning->'spent'->>'amount')::bigint, false);
       for gain in select value from jsonb_array_elements(earning->'gains') loop
         lot := gen_random_uuid();
         paid := least(card.owed, (gain->>'points')::bigint);
         card.balance := card.balance + (gain->>'points')::bigint;
         card.owed := card.owed - paid;
         insert into points_lot (id, card_id, points, rest, earned_at, available_at, ends_at)
         values (lot, card.id, (gain->>'points')::bigint, (gain->>'points')::bigint - paid, at, (gain->>'availableAt')::timestamptz,
           (gain->>'endsAt')::timestamptz);
         insert into ledger_entry (id, kind, loyalty_card_id, lot_id, customer_id, delta, balance, description, redemption_id, order_reference,
           occurred_at, available_at, expires_at)
         values (gen_random_uuid(), 'EARN', card.id, lot, card.holder_id, (gain->>'points')::bigint, card.balance, gain->>'title', redemption,
           order_ref, at, (gain->>'availableAt')::timestamptz, (gain->>'endsAt')::timestamptz);
         insert into earning (card_id, rule_id, occasion, points, lot_id, at)
         values (card.id, (gain->>'ruleId')::uuid, occasion, (gain->>'points')::bigint, lot, at);
       end loop;
       update loyalty_card set balance = card.balance, owed = card.owed, tier_changes_at = least(tier_changes_at, at), version = version + 1
       where id = card.id;
     end loop;
   end $$`,
  `create function earn_by_orders() returns trigger language plpgsql as $$
   declare
     paid record;
   begin
     for paid in
       select id, customer_id, paid_at, redemption_id, reference, earns from changed
       where customer_id is not null and earns <> '[]' order by earns->0->>'cardId'
     loop
       perform gain_points(paid.earns, paid.paid_at, paid.redemption_id, paid.reference, 'ORDER_PAID ' || paid.id);
       if jsonb_path_exists(paid.earns, '$[*].cashBack[*]') then
         perform give_cash_back(paid.earns, paid.customer_id, paid.paid_at, paid.redemption_id, paid.reference, 'ORDER_PAID ' || paid.id);
       end if;
     end loop;
     return null;
   end $$`,
  `create trigger shop_order_earns after insert on shop_order referencing new table as changed
   for each statement execute function earn_by_orders()`,
]
