import { type BooksCheck, differing } from './books-check.ts'

/** What came into the winner's wallet by one win, or to a charity in her name, as far as it is there. */
const FOUND = `(
  select count(*) from jsonb_to_recordset(win.granted) as one(kind text, id uuid)
  where exists (select from perk where one.kind = 'perk' and perk.id = one.id and perk.holder_id = entry.holder_id)
    or exists (select from voucher where one.kind = 'voucher' and voucher.id = one.id and voucher.holder_id = entry.holder_id)
    or exists (select from gift_card where one.kind = 'giftCard' and gift_card.id = one.id and gift_card.holder_id = entry.holder_id)
    or exists (select from loyalty_card where one.kind = 'loyaltyCard' and loyalty_card.id = one.id and loyalty_card.holder_id = entry.holder_id)
    or exists (select from donation where one.kind = 'donation' and donation.id = one.id and donation.customer_id = entry.holder_id)
    or exists (select from giveaway_entry held where one.kind = 'giveawayEntry' and held.id = one.id and held.holder_id = entry.holder_id)
)`

/** Giveaways: tickets, prizes and what they gave; and what segments were given. */
export const GRANT_CHECKS: readonly BooksCheck[] = [
  {
    name: 'giveaway-entries',
    description: 'The tickets of an entry are the sum of what entering and grants gave.',
    sql: differing(
      'giveawayEntry',
      'entry.id',
      `giveaway_entry entry left join (
        select entry_id, sum(count) as count, count(*) filter (where kind = 'ENTER') as entered from giveaway_ticket group by entry_id
      ) tickets on tickets.entry_id = entry.id`,
      [
        ['count', 'entry.count', 'coalesce(tickets.count, 0)'],
        ['times entered', 'coalesce(tickets.entered, 0)', '(entry.entered_at is not null)::integer'],
      ],
    ),
  },
  {
    name: 'giveaway-prizes',
    description:
      'A giveaway that was drawn, and that anybody had entered, has a winner for each unit of each prize; others have none.',
    sql: differing(
      'giveaway',
      'giveaway.id',
      `giveaway cross join lateral jsonb_to_recordset(giveaway.prizes) as prize(key text, count integer)
      cross join lateral (
        select count(*) as count from giveaway_win where giveaway_id = giveaway.id and prize_key = prize.key
      ) won
      cross join lateral (
        select giveaway.drawn_at is not null and exists (select from giveaway_entry where giveaway_id = giveaway.id) as has_winners
      ) drawn`,
      [
        [
          'winners of a prize',
          `prize.key || ': ' || won.count`,
          `prize.key || ': ' || case when drawn.has_winners then prize.count else 0 end`,
        ],
      ],
    ),
  },
  {
    name: 'giveaway-gifts',
    description: 'Each winner was given all that her prize grants, and holds it.',
    sql: differing(
      'giveawayEntry',
      'entry.id',
      `giveaway_win win join giveaway on giveaway.id = win.giveaway_id join giveaway_entry entry on entry.id = win.entry_id
      cross join lateral (
        select count(*) as count from jsonb_to_recordset(giveaway.prizes) as prize(key text, grants jsonb)
        cross join lateral jsonb_array_elements(prize.grants) as gift
        where prize.key = win.prize_key
      ) promised`,
      [
        ['gifts of a prize', 'jsonb_array_length(win.granted)', 'promised.count'],
        ['gifts held', FOUND, 'jsonb_array_length(win.granted)'],
      ],
    ),
  },
  {
    name: 'segment-grants',
    description: 'What a gift for a segment says it has done and failed is what became of its members.',
    sql: differing(
      'bulkOperation',
      'work.id',
      `(
        select * from bulk_operation where kind = 'SEGMENT_GRANT'
          and coalesce(finished_at >= (select since from kept_since where what = 'segment_grant'), true)
      ) work cross join lateral (
        select count(*) filter (where state = 'GIVEN') as given, count(*) filter (where state = 'FAILED') as failed, count(*) as total
        from segment_grant where bulk_operation_id = work.id
      ) members`,
      [
        ['done', 'work.done', 'members.given'],
        ['failed', 'work.failed', 'members.failed'],
        ['total', 'coalesce(work.total, members.total)', 'members.total'],
      ],
    ),
  },
]
