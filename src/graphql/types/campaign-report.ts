import { GraphQLLocalDate } from 'graphql-scalars'
import { Field, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/campaign-report.ts'
import { KEPT } from '../../domain/kept.ts'
import {
  type CampaignReport as Source,
  reportDays,
  reportFailures,
  reportFigures,
  reportVariants,
} from '../../operations/campaigns/campaign-report.ts'
import type { Session } from '../../operations/session.ts'
import { Computed } from '../computed.ts'
import { Money } from './money.ts'
import { ReasonCode } from './problems.ts'

/** An arm's figures. */
@ObjectType({ description: 'How one arm of an experiment fared within the span.' })
export class VariantReport {
  @Field(() => String, { simple: true, description: "The arm's key." })
  key!: string

  @Field(() => Int, {
    simple: true,
    description: 'Customers of this arm, of all that were known before the span ended.',
  })
  customers!: number

  @Field(() => Int, { simple: true, description: 'Those among them who paid an order within the span.' })
  buyers!: number

  @Field(() => Int, { simple: true, description: 'Redemptions of the campaign in this arm.' })
  redemptions!: number

  @Field(() => [Money], {
    simple: true,
    description: 'What the campaign took off in this arm, one amount per currency.',
  })
  discountTotals!: domain.VariantReport['discountTotals']

  @Field(() => [Money], {
    simple: true,
    description: "Paid for all orders of the arm's buyers, with the campaign or without, one amount per currency.",
  })
  orderTotals!: domain.VariantReport['orderTotals']
}

/** A day's figures. */
@ObjectType({ description: 'What happened on one day.' })
export class ReportDay {
  @Field(() => GraphQLLocalDate, { simple: true, description: "The day, in the campaign's time zone." })
  day!: string

  @Field(() => Int, { simple: true, description: 'Redemptions that stand.' })
  redemptions!: number

  @Field(() => [Money], { simple: true, description: 'Taken off, one amount per currency.' })
  discountTotals!: domain.ReportDay['discountTotals']

  @Field(() => [Money], { simple: true, description: 'Left to pay for the orders, one amount per currency.' })
  orderTotals!: domain.ReportDay['orderTotals']
}

/** A reason's figure. */
@ObjectType({ description: 'How many redemptions failed for one reason.' })
export class ReasonCount {
  @Field(() => ReasonCode, { simple: true, description: 'The kind of rule that did not hold.' })
  code!: domain.ReasonCount['code']

  @Field(() => Int, { simple: true, description: 'Failed redemptions; one may have several reasons.' })
  count!: number
}

/** A field read off the campaign's figures. */
function Figure(read: (figures: domain.ReportFigures) => unknown): PropertyDecorator & MethodDecorator {
  return Computed(async (report: Source, session: Session) => read(await reportFigures(session, report)))
}

/** What a campaign has done. */
@ObjectType({ description: 'What a campaign has done within a span. A redemption of two of its codes counts once.' })
export class CampaignReport {
  @Figure(({ issued }) => issued)
  @Field(() => Int, {
    description: 'Codes given to a customer: published, granted or claimed; of gift cards, all that were issued.',
  })
  issued!: number

  @Figure(({ redemptions }) => redemptions)
  @Field(() => Int, {
    description: 'Redemptions that used the campaign and stand: what came back is taken off all sums.',
  })
  redemptions!: number

  @Figure(({ rolledBack }) => rolledBack)
  @Field(() => Int, { description: 'Redemptions all of which came back.' })
  rolledBack!: number

  @Computed(async (report: Source, session) => (await reportFailures(session, report)).failures)
  @Field(() => Int, {
    description: `Refused redemptions of which one of its codes was the cause, of the last ${KEPT.failureDays} days: older ones are forgotten.`,
  })
  failures!: number

  @Computed(async (report: Source, session) => (await reportFailures(session, report)).failureReasons)
  @Field(() => [ReasonCount], {
    description: `Why they were refused, the most frequent first: of the last ${KEPT.failureDays} days, too.`,
  })
  failureReasons!: unknown

  @Figure(({ customers }) => customers)
  @Field(() => Int, { description: 'Customers who redeemed it, each once; who is not known is not counted.' })
  customers!: number

  @Figure(({ discountTotals }) => discountTotals)
  @Field(() => [Money], { description: 'What the campaign took off, one amount per currency.' })
  discountTotals!: unknown

  @Figure(({ orderTotals }) => orderTotals)
  @Field(() => [Money], { description: 'Left to pay for the orders that used it, one amount per currency.' })
  orderTotals!: unknown

  @Computed((report: Source, session) => reportVariants(session, report))
  @Field(() => [VariantReport], { description: 'How the arms of an experiment fared; empty for none.' })
  variants!: unknown

  @Computed((report: Source, session) => reportDays(session, report))
  @Field(() => [ReportDay], { description: 'The days with a redemption, in order; the last 3,660 of them.' })
  daily!: unknown
}
