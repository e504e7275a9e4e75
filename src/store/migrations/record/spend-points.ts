/**
 * Points that pay orders, while these are recorded. `asked` names for each item of the batch that tenders points its card (of this customer), the
 * points, the program's version that it was decided on, and the instant: points are spendable or ended as of then (law 24). One customer has at most
 * one item kept in a batch, so that no card pays twice.
 *
 * `unpaid_points` says which items cannot be paid any more. Its caller holds the locks of all cards of these customers (law 20).
 * `spend_points` takes the points of the items kept from the lots that end soonest, a ledger entry a lot; a hold keeps them in their lots.
 */
export const SPEND_POINTS = [
  `create function unpaid_points(asked jsonb) returns integer[] language plpgsql as $$
   declare
     unpaid integer[];
   begin
     if asked is null or jsonb_array_length(asked) = 0 then return '{}'; end if;
     select array_agg(tender.item) into unpaid
     from jsonb_to_recordset(asked) as tender (item integer, card uuid, customer uuid, points bigint, program integer, at timestamptz)
     left join loyalty_card card on card.id = tender.card and card.holder_id = tender.customer
     left join loyalty_program program on program.id = card.program_id and program.version = tender.program
     where program.id is null or tender.points > (
       select coalesce(sum(rest), 0) from points_lot
       where card_id = card.id and rest > 0 and available_at <= tender.at and (ends_at is null or ends_at > tender.at)
     ) - card.owed;
     return coalesce(unpaid, '{}');
   end $$`,
  `create function spend_points(asked jsonb, outcomes text[]) returns void language sql as $$
   with tender as (
     select * from jsonb_to_recordset(asked) as tender (item integer, redemption uuid, reference text, card uuid, points bigint,
       hold boolean, at timestamptz)
     where outcomes[item] = 'kept'
   ), spendable as (
     select lot.id, lot.card_id, lot.rest, lot.available_at, lot.ends_at, tender.points, tender.hold,
       sum(lot.rest) over soonest - lot.rest as before, row_number() over soonest as place
     from tender join points_lot lot on lot.card_id = tender.card
     where lot.rest > 0 and lot.available_at <= tender.at and (lot.ends_at is null or lot.ends_at > tender.at)
     window soonest as (partition by lot.card_id order by lot.ends_at, lot.available_at, lot.id)
   ), taken as (
     select *, least(rest, points - before) as part from spendable where before < points
   ), lots as (
     update points_lot set rest = points_lot.rest - taken.part, held = held + case when taken.hold then taken.part else 0 end
     from taken where points_lot.id = taken.id
   ), cards as (
     update loyalty_card set balance = balance - tender.points, held = held + case when tender.hold then tender.points else 0 end,
       version = version + 1
     from tender where loyalty_card.id = tender.card
   )
   insert into ledger_entry (id, kind, loyalty_card_id, lot_id, customer_id, delta, held_delta, balance, description, redemption_id,
     order_reference, occurred_at, available_at, expires_at)
   select gen_random_uuid(), case when tender.hold then 'HOLD' else 'SPEND' end, card.id, taken.id, card.holder_id, -taken.part,
     case when tender.hold then taken.part else 0 end, card.balance - taken.before - taken.part, '', tender.redemption,
     tender.reference, tender.at, taken.available_at, taken.ends_at
   from tender join loyalty_card card on card.id = tender.card join taken on taken.card_id = card.id
   order by tender.item, taken.place
   $$`,
]
