/**
 * Moves points that redemptions have taken, in the caller's transaction, as `give_back` moves money: a RELEASE gives back what a hold kept, a CAPTURE
 * spends it, a ROLLBACK gives back so many of those spent. They go to the lots they came from, those taken last first, as if fewer had been spent.
 * Of a lot that has ended meanwhile what was left ends first, then it lives 30 days more (law 24). What is owed comes first (law 26).
 */
export const MOVE_POINTS = [
  `create function move_points(asked jsonb, at timestamptz) returns void language plpgsql as $$
   declare
     move record;
     taken record;
     missing bigint;
     card loyalty_card;
     lot points_lot;
   begin
     if asked is null or jsonb_array_length(asked) = 0 then return; end if;
     perform from loyalty_card where holder_id in (
       select holder_id from loyalty_card where id in (select wanted.card from jsonb_to_recordset(asked) as wanted (card uuid))
     ) order by holder_id, id for no key update;
     for move in
       select * from jsonb_to_recordset(asked) as wanted (place integer, kind text, redemption uuid, reference text, card uuid, points bigint,
         description text) order by wanted.place
     loop
       select * into card from loyalty_card where id = move.card;
       missing := move.points;
       -- Points that came by the order itself have entries of the redemption, too: they are no part of what it took.
       for taken in
         select lot_id, (case when move.kind = 'ROLLBACK' then -sum(delta) else sum(held_delta) end)::bigint as points
         from ledger_entry where redemption_id = move.redemption and loyalty_card_id = card.id
           and (kind in ('SPEND', 'HOLD', 'RELEASE') or kind = 'ROLLBACK' and delta > 0)
         group by lot_id order by min(seq) desc
       loop
         taken.points := least(taken.points, missing);
         continue when taken.points <= 0;
         missing := missing - taken.points;
         select * into lot from points_lot where id = taken.lot_id;
         if move.kind = 'CAPTURE' then
           perform note_points(card, lot, 'RELEASE', taken.points, -taken.points, card.balance + taken.points, move.redemption,
             move.reference, move.description, at);
           perform note_points(card, lot, 'SPEND', -taken.points, 0, card.balance, move.redemption, move.reference,
             move.description, at);
           lot.held := lot.held - taken.points;
           card.held := card.held - taken.points;
         else
           if lot.ends_at <= at then
             if lot.rest > 0 then
               card.balance := card.balance - lot.rest;
               insert into ledger_entry (id, kind, loyalty_card_id, lot_id, customer_id, delta, balance, description, occurred_at, available_at,
                 expires_at)
               values (gen_random_uuid(), 'EXPIRE', card.id, lot.id, card.holder_id, -lot.rest, card.balance, '', lot.ends_at, lot.available_at,
                 lot.ends_at);
               lot.rest := 0;
             end if;
             lot.ends_at := at + interval '30 days';
           end if;
           if move.kind = 'RELEASE' then
             lot.held := lot.held - taken.points;
             card.held := card.held - taken.points;
           end if;
           card.balance := card.balance + taken.points;
           perform note_points(card, lot, move.kind, taken.points, case move.kind when 'RELEASE' then -taken.points else 0 end, card.balance,
             move.redemption, move.reference, move.description, at);
           lot.rest := lot.rest + taken.points - least(card.owed, taken.points);
           card.owed := card.owed - least(card.owed, taken.points);
         end if;
         update points_lot set rest = lot.rest, held = lot.held, ends_at = lot.ends_at where id = lot.id;
       end loop;
       if missing > 0 then
         raise exception 'redemption % did not take % points of card %', move.redemption, missing, move.card;
       end if;
       update loyalty_card set balance = card.balance, held = card.held, owed = card.owed, version = version + 1 where id = card.id;
     end loop;
   end $$`,
  `create function note_points(card loyalty_card, lot points_lot, kind text, delta bigint, held_delta bigint, balance bigint,
     redemption uuid, reference text, description text, at timestamptz) returns void language plpgsql as $$
   begin
     insert into ledger_entry (id, kind, loyalty_card_id, lot_id, customer_id, delta, held_delta, balance, description, redemption_id,
       order_reference, occurred_at, available_at, expires_at)
     values (gen_random_uuid(), kind, card.id, lot.id, card.holder_id, delta, held_delta, balance, description, redemption, reference,
       at, lot.available_at, lot.ends_at);
   end $$`,
]
