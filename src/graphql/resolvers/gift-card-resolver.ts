import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type { GiftCard as GiftCardSource } from '../../domain/gift-card.ts'
import type * as inputs from '../../domain/input/gift-card-input.ts'
import { giftCardIssue } from '../../operations/gift-cards/gift-card-issue.ts'
import { giftCard } from '../../operations/gift-cards/gift-card.ts'
import type { Session } from '../../operations/session.ts'
import { GiftCardIssueInput } from '../inputs/gift-card-inputs.ts'
import { Input } from '../read-input.ts'
import { Roles, STAFF } from '../roles.ts'
import { GiftCard } from '../types/gift-card.ts'
import { GiftCardPayload } from '../types/payloads.ts'

/** Gift cards. */
@Resolver()
export class GiftCardResolver {
  @Roles(...STAFF)
  @Query(() => GiftCard, { nullable: true, description: '[support, marketer, service] A gift card by its code.' })
  giftCard(
    @Arg('code', () => String, { description: 'Letter case and outer blanks do not matter.' }) code: string,
    @Ctx() session: Session,
  ): Promise<GiftCardSource | null> {
    return giftCard(session, { code })
  }

  @Roles('SERVICE')
  @Mutation(() => GiftCardPayload, {
    nullable: true,
    description:
      '[service] Issues a gift card with a new code after `codePattern`, into a wallet or for whoever has its code.',
  })
  giftCardIssue(
    @Input(() => GiftCardIssueInput, 'The card.') input: inputs.GiftCardIssueInput,
    @Ctx() session: Session,
  ): unknown {
    return giftCardIssue(session, input)
  }
}
