import { GraphQLDateTime, GraphQLSafeInt } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/giveaway/giveaway.ts'
import { giveawayStatus } from '../../domain/giveaway/giveaway.ts'
import { entryStatus, type GiveawayEntry as EntrySource } from '../../domain/giveaway/giveaway-entry.ts'
import type { Session } from '../../operations/session.ts'
import { Computed } from '../computed.ts'
import { encodeId } from '../ids.ts'
import { OwnerOnly, Roles, STAFF } from '../roles.ts'
import { CampaignStatus } from './campaign.ts'
import { Condition } from './condition.ts'
import { connectionOf } from './connection-of.ts'
import { Customer } from './customer.ts'
import { Grant } from './grant.ts'
import { HoldingStatus } from './holding-status.ts'
import { Node } from './node.ts'

/** What is drawn. */
@ObjectType({ description: 'What is drawn in a giveaway.' })
export class GiveawayPrize {
  @Field(() => String, { simple: true, description: 'Its key within the giveaway.' })
  key!: string

  @Field(() => String, { simple: true, description: 'Its name for shoppers.' })
  title!: string

  @Field(() => Int, { simple: true, description: 'How many are drawn, each for one winner.' })
  count!: number

  @Field(() => [Grant], { simple: true, description: 'What each winner is given, in the transaction of the draw.' })
  grants!: unknown
}

/** One prize won. */
@ObjectType({ description: 'One prize won.' })
export class GiveawayWinner {
  @Computed(({ giveawayId, prizeKey }: domain.GiveawayWin, session) => prizeOf(session, giveawayId, prizeKey))
  @Field(() => GiveawayPrize, { description: 'What was won.' })
  prize!: unknown

  @OwnerOnly(({ customerId }: domain.GiveawayWin) => customerId)
  @Computed(({ customerId }: domain.GiveawayWin, { load }) => load.customer.load(customerId))
  @Field(() => Customer, {
    nullable: true,
    description: 'Who won: for the winner herself and [support, marketer, service]; null for others.',
  })
  customer!: unknown

  @Computed(({ entryId }: domain.GiveawayWin) => encodeId('giveawayentry', entryId))
  @Field(() => ID, { description: 'The entry that won.' })
  entry!: string

  @Field(() => GraphQLSafeInt, {
    simple: true,
    description: 'The ticket drawn, counted from 0 among those that were left.',
  })
  ticket!: number
}

/** One entry, for whoever repeats a draw. */
@ObjectType({ description: 'The tickets of one entry, for whoever repeats the draw.' })
export class GiveawayTickets {
  @Computed(({ id }: { readonly id: string }) => encodeId('giveawayentry', id))
  @Field(() => ID, { description: 'The entry, as winners name it.' })
  entry!: string

  @Field(() => Int, { simple: true, description: 'How many it has.' })
  count!: number
}

/** Entries of a giveaway. */
export const GiveawayTicketsConnection = connectionOf(
  'GiveawayTickets',
  () => GiveawayTickets,
  'entries in the order of their ids',
)

/** A draw of prizes. */
@ObjectType({
  implements: Node,
  description: 'Prizes drawn among those who have entered. The draw can be repeated by anyone.',
})
export class Giveaway {
  @Computed((giveaway: domain.Giveaway) => encodeId('giveaway', giveaway.id))
  @Field(() => ID, { description: 'A TypeID beginning with `giveaway_`.' })
  id!: string

  @Field(() => String, { simple: true, description: "The shop's unique key." })
  key!: string

  @Field(() => String, { simple: true, description: 'Its name for shoppers.' })
  title!: string

  @Field(() => GraphQLDateTime, { simple: true, description: 'Entries are taken from here on.' })
  startsAt!: Date

  @Field(() => GraphQLDateTime, { simple: true, description: 'No more entries from here on; then it can be drawn.' })
  endsAt!: Date

  @Computed((giveaway: domain.Giveaway, { now }) => giveawayStatus(giveaway, now))
  @Field(() => CampaignStatus, { description: 'SCHEDULED, ACTIVE or ENDED, by the clock.' })
  status!: string

  @Field(() => GraphQLDateTime, { simple: true, nullable: true, description: 'When it was drawn; null before.' })
  drawnAt!: Date | null

  @Field(() => [GiveawayPrize], { simple: true, description: 'In the order in which they are drawn.' })
  prizes!: unknown

  @Computed(({ id }: domain.Giveaway, { load }) => load.ticketTotal.load(id))
  @Field(() => Int, { description: 'Tickets of all customers together.' })
  entries!: number

  @Roles(...STAFF)
  @Computed((giveaway: domain.Giveaway) => giveaway.openTo)
  @Field(() => Condition, {
    nullable: true,
    description: 'Who may enter [support, marketer, service]; null for every shopper.',
  })
  openTo!: unknown

  @Field(() => Int, { simple: true, description: 'Grows with each change, and with the draw.' })
  version!: number

  @Field(() => String, {
    simple: true,
    description: "SHA-256 of the draw's seed (of its 64 characters, in hexadecimal digits), shown from the start.",
  })
  seedHash!: string

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'What the draw was worked out from, so that anyone can repeat it; null until then.',
  })
  seed!: string | null

  @Computed(({ id }: domain.Giveaway, { load }) => load.winsOf.load(id))
  @Field(() => [GiveawayWinner], { description: 'In the order of the draw; empty until then.' })
  winners!: unknown

  @Field(() => GiveawayTicketsConnection, {
    description:
      'Once it is drawn: every entry with its tickets, in the order in which they were numbered. Empty before.',
  })
  tickets!: unknown
}

/** A customer's part in a giveaway. */
@ObjectType({ implements: Node, description: "A customer's part in a giveaway." })
export class GiveawayEntry {
  @Computed((entry: EntrySource) => encodeId('giveawayentry', entry.id))
  @Field(() => ID, { description: 'A TypeID beginning with `giveawayentry_`.' })
  id!: string

  @Computed(({ giveawayId }: EntrySource, { load }) => load.giveaway.load(giveawayId))
  @Field(() => Giveaway, { description: 'In which.' })
  giveaway!: unknown

  @Field(() => Int, { simple: true, description: 'Tickets: one for entering, and those that were granted.' })
  count!: number

  @Computed((entry: EntrySource, { now }) => entryStatus(entry, now))
  @Field(() => HoldingStatus, {
    description: 'ACTIVE until the draw (UPCOMING before the start); then USED if it won, else EXPIRED.',
  })
  status!: string

  @Computed(({ giveawayId, prizeKey }: EntrySource, session) =>
    prizeKey === null ? null : prizeOf(session, giveawayId, prizeKey),
  )
  @Field(() => GiveawayPrize, { nullable: true, description: 'What it won, the first of several; null for nothing.' })
  prize!: unknown
}

async function prizeOf({ load }: Session, giveawayId: string, prizeKey: string) {
  return (await load.giveaway.load(giveawayId))!.prizes.find(({ key }) => key === prizeKey)
}
