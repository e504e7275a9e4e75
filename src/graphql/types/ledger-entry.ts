import { GraphQLDateTime, GraphQLSafeInt } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/ledger-entry.ts'
import { Computed } from '../computed.ts'
import { enumeration } from '../enumeration.ts'
import { encodeId } from '../ids.ts'
import { ledgerWords } from '../messages.ts'
import { OwnerOnly } from '../roles.ts'
import { money } from '../sources.ts'
import { Money } from './money.ts'
import { Node } from './node.ts'

/** Why points or money moved. */
export const LedgerKind = enumeration<domain.LedgerKind>('LedgerKind', 'Why points or money moved.', {
  ISSUE: 'A card was issued with it.',
  EARN: 'Points, or money back, were earned.',
  SPEND: 'It paid an order, or a reward.',
  HOLD: 'An open redemption keeps it.',
  RELEASE: 'An open redemption lets it go.',
  EXPIRE: 'It ended unspent.',
  ADJUST: 'Corrected by hand, with a reason; or written off: money back that was spent before the goods came back.',
  ROLLBACK: 'It came back from a return; below zero: what was earned by goods that came back.',
})

/** One movement. */
@ObjectType({
  implements: Node,
  description: 'One immutable movement of points or money. A correction is a further entry.',
})
export class LedgerEntry {
  @Computed((entry: domain.LedgerEntry) => encodeId('ledger', entry.id))
  @Field(() => ID, { description: 'A TypeID beginning with `ledger_`.' })
  id!: string

  @Field(() => LedgerKind, { simple: true, description: 'Why it moved.' })
  kind!: domain.LedgerKind

  @Computed(({ delta, currency }: domain.LedgerEntry) => (currency === null ? delta : null))
  @Field(() => GraphQLSafeInt, { nullable: true, description: 'Change of points; null for money.' })
  points!: number | null

  @Computed(({ balance, currency }: domain.LedgerEntry) => (currency === null ? balance : null))
  @Field(() => GraphQLSafeInt, { nullable: true, description: 'Points on the card after this entry; null for money.' })
  balancePoints!: number | null

  @Computed(({ delta, currency }: domain.LedgerEntry) => (currency === null ? null : money(delta, currency)))
  @Field(() => Money, {
    nullable: true,
    description: 'Change of what may be spent, below zero where it went away; null for points.',
  })
  money!: unknown

  @Computed(({ balance, currency }: domain.LedgerEntry) => (currency === null ? null : money(balance, currency)))
  @Field(() => Money, { nullable: true, description: 'Balance of the card after this entry; null for points.' })
  balanceMoney!: unknown

  @Computed(ledgerWords)
  @Field(() => String, { description: "What happened, in the request's locale; the reason of a correction." })
  description!: string

  @OwnerOnly((entry: domain.LedgerEntry) => entry.customerId)
  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The order that it paid; null for whom it is no business of.',
  })
  orderReference!: string | null

  @Field(() => GraphQLDateTime, { simple: true, description: 'When it moved.' })
  occurredAt!: Date

  @Field(() => GraphQLDateTime, {
    simple: true,
    nullable: true,
    description: 'When it becomes spendable; null for at once.',
  })
  availableAt!: Date | null

  @Field(() => GraphQLDateTime, {
    simple: true,
    nullable: true,
    description: 'When what it brought ends, as known then.',
  })
  expiresAt!: Date | null
}
