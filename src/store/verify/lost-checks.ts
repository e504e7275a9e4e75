import type { VerifiedKind } from '../../domain/verification.ts'
import type { BooksCheck } from './books-check.ts'

/** A column that names a row: what it names, and, where that has no kind of its own, whose it is. */
type Reference = readonly [table: string, column: string, named: string, kind: VerifiedKind, owner?: string]

/** Written at every sale, without foreign keys (`Migration0017KeptRows`). */
const REFERENCES: readonly Reference[] = [
  ['redemption', 'customer_id', 'customer', 'customer'],
  ['redemption_use', 'redemption_id', 'redemption', 'redemption'],
  ['redemption_use', 'campaign_id', 'campaign', 'campaign'],
  ['redemption_use', 'voucher_id', 'voucher', 'voucher'],
  ['redemption_failure', 'customer_id', 'customer', 'customer'],
  ['shop_order', 'customer_id', 'customer', 'customer'],
  ['shop_order', 'redemption_id', 'redemption', 'redemption'],
  ['ledger_entry', 'gift_card_id', 'gift_card', 'giftCard'],
  ['ledger_entry', 'loyalty_card_id', 'loyalty_card', 'loyaltyCard'],
  ['ledger_entry', 'lot_id', 'points_lot', 'loyaltyCard', 'loyalty_card_id'],
  ['ledger_entry', 'customer_id', 'customer', 'customer'],
  ['ledger_entry', 'redemption_id', 'redemption', 'redemption'],
  ['limit_entry', 'redemption_id', 'redemption', 'redemption'],
  ['limit_entry', 'card_id', 'loyalty_card', 'loyaltyCard'],
  ['customer_activity', 'customer_id', 'customer', 'customer'],
  ['points_lot', 'card_id', 'loyalty_card', 'loyaltyCard'],
  ['tier_credit', 'card_id', 'loyalty_card', 'loyaltyCard'],
  ['earning', 'card_id', 'loyalty_card', 'loyaltyCard'],
  ['earning', 'rule_id', 'earning_rule', 'earningRule'],
  ['earning', 'lot_id', 'points_lot', 'loyaltyCard', 'card_id'],
  ['earning', 'gift_card_id', 'gift_card', 'giftCard'],
]

/** Nothing that the books name is missing. */
export const LOST_CHECKS: readonly BooksCheck[] = [
  {
    name: 'lost-rows',
    description: 'Every customer, campaign, code, card, lot, rule and redemption that the books name is there.',
    sql: REFERENCES.map(lost).join(' union all '),
  },
]

function lost([table, column, named, kind, owner = column]: Reference): string {
  return `
    select '${kind}' as kind, naming.${owner} as id, '${named} named by ${table}' as figure, null::text as kept,
      count(*)::text as computed
    from ${table} naming left join ${named} there on there.id = naming.${column}
    where naming.${column} is not null and there.id is null group by naming.${owner}`
}
