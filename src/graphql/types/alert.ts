import { GraphQLDateTime } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import { type Alert as Source, type AlertKind as Kind, guesserOf } from '../../domain/alert.ts'
import { Computed } from '../computed.ts'
import { enumeration } from '../enumeration.ts'
import { encodeId } from '../ids.ts'
import { alertMessage } from '../messages.ts'
import { Node } from './node.ts'

/** Kinds of alerts. */
export const AlertKind = enumeration<Kind>('AlertKind', 'What a person should look at.', {
  CODE_GUESSING: 'Somebody has named too many wrong codes, and is refused for some minutes.',
  BUDGET_NEAR: 'A limit of a whole campaign or earning rule is used to 80 %.',
  BUDGET_SPENT: 'A limit of a whole campaign or earning rule is used to 100 %.',
})

/** Something to look at. */
@ObjectType({
  implements: Node,
  description: 'Something a person should look at: a burst of wrong codes, a budget at 80 % or spent. Raised once.',
})
export class Alert {
  @Computed((alert: Source) => encodeId('alert', alert.id))
  @Field(() => ID, { description: 'A TypeID beginning with `alert_`.' })
  id!: string

  @Field(() => AlertKind, { simple: true, description: 'What it is about.' })
  kind!: Kind

  @Computed(alertMessage)
  @Field(() => String, { description: "For staff, in the request's locale." })
  message!: string

  @Computed(subjectId)
  @Field(() => ID, {
    nullable: true,
    description:
      'The campaign, earning rule or customer concerned; null for a network address, which the message names.',
  })
  subjectId!: string | null

  @Field(() => GraphQLDateTime, { simple: true, description: 'When it was raised.' })
  at!: Date
}

function subjectId(alert: Source): string | null {
  if ('campaignId' in alert) return encodeId('campaign', alert.campaignId)
  if ('ruleId' in alert) return encodeId('rule', alert.ruleId)
  const guesser = guesserOf(alert)
  return 'address' in guesser ? null : encodeId('customer', guesser.customerId)
}
