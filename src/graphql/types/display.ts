import { GraphQLDateTime, GraphQLURL } from 'graphql-scalars'
import { Field, InterfaceType, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/campaign.ts'
import { Computed } from '../computed.ts'
import { displayedRules, displayedSpan, type DisplayedSource, displayOf, saidIn, summarySaid } from '../displayed.ts'
import { toldApart } from '../told-apart.ts'

/** A call to action. */
@ObjectType({
  description: "`actionUrl`: https, a path that begins with /, or an app's deep link; never `javascript:` or `data:`.",
})
export class Banner implements domain.Banner {
  @Field(() => String, { simple: true, description: 'The line that catches the eye.' })
  headline!: string

  @Field(() => String, { simple: true, nullable: true, description: 'One or two sentences below it.' })
  body!: string | null

  @Field(() => GraphQLURL, { simple: true, nullable: true, description: 'Picture of the banner.' })
  imageUrl!: string | null

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'What the picture shows, for those who cannot see it.',
  })
  imageAlt!: string | null

  @Field(() => String, { simple: true, nullable: true, description: 'Text on the button.' })
  actionLabel!: string | null

  @Field(() => String, { simple: true, nullable: true, description: 'Where the button leads.' })
  actionUrl!: string | null
}

/** What an incentive says; vouchers, gift cards and offers share it. */
@InterfaceType({
  description: "What an incentive says to a shopper, in the request's locale.",
  resolveType: toldApart('Displayed', (source: DisplayedSource) => {
    if ('offer' in source) return 'Offer'
    if ('price' in source) return 'Reward'
    return 'initialBalance' in source ? 'GiftCard' : 'Voucher'
  }),
})
export abstract class Displayed {
  @Computed((source: DisplayedSource, session) => saidIn(source, session, 'title'))
  @Field(() => String, { description: 'Its name for shoppers.' })
  title!: string

  @Computed(summarySaid)
  @Field(() => String, { nullable: true, description: 'What it gives, in a sentence.' })
  summary!: string | null

  @Computed((source: DisplayedSource, session) => saidIn(source, session, 'terms'))
  @Field(() => String, { nullable: true, description: 'The small print.' })
  terms!: string | null

  @Computed(displayedRules)
  @Field(() => [String], { description: 'The rules in plain words, one line each: said before the shopper tries.' })
  conditions!: readonly string[]

  @Computed(async (source: DisplayedSource, session) => (await displayedSpan(source, session)).startsAt)
  @Field(() => GraphQLDateTime, { nullable: true, description: 'From this instant on; null for no beginning.' })
  startsAt!: Date | null

  @Computed(async (source: DisplayedSource, session) => (await displayedSpan(source, session)).endsAt)
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Until just before this instant; null for no end.' })
  endsAt!: Date | null

  @Computed(async (source: DisplayedSource, session) => (await displayOf(source, session)).placements)
  @Field(() => [String], { description: 'Where the shop shows it, such as `home` or `checkout`.' })
  placements!: readonly string[]

  @Computed((source: DisplayedSource, session) => saidIn(source, session, 'banner'))
  @Field(() => Banner, { nullable: true, description: 'A call to action, if it has one.' })
  banner!: domain.Banner | null
}
