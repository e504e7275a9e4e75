import type { GiftCard } from '../../domain/gift-card.ts'
import type { GiftCardIssueInput } from '../../domain/input/gift-card-input.ts'
import { parseGiftCardIssue } from '../../domain/parse-gift-cards.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import type { Worked } from '../../store/idempotency.ts'
import { findCampaign } from '../../store/read-campaigns.ts'
import { findCustomer } from '../../store/read-customers.ts'
import { giftCardsByIds } from '../../store/read-gift-cards.ts'
import { withIdempotency } from '../idempotency.ts'
import { announce, type Session, within } from '../session.ts'
import { issuingProblem, makeGiftCard } from './make-gift-card.ts'

/** What issuing a card answers. */
export interface GiftCardPayload {
  readonly giftCard: GiftCard | null
  readonly userErrors: readonly Rejection[]
}

/**
 * Issues a gift card of a campaign that is ACTIVE or SCHEDULED, into a customer's wallet or for whoever has its code. Once a key. Its life
 * (`validFor`) begins when it is given to a customer.
 */
export async function giftCardIssue(
  session: Session,
  input: GiftCardIssueInput,
): Promise<GiftCardPayload & { readonly replayed: boolean }> {
  const payload = await withIdempotency<GiftCardPayload>(
    session,
    { operation: 'giftCardIssue', key: input.idempotencyKey, input },
    {
      work: (db) => work(within(session, db), input),
      find: async (reference) => {
        const id = reference as string
        return { giftCard: (await giftCardsByIds(session.db, [id])).get(id)!, userErrors: [] }
      },
      refuse: (rejection) => ({ giftCard: null, userErrors: [rejection] }),
    },
  )
  const holderId = payload.giftCard?.holderId ?? null
  if (holderId !== null && !payload.replayed) announce(session, `customer:${holderId}`)
  return payload
}

async function work(session: Session, input: GiftCardIssueInput): Promise<Worked<GiftCardPayload>> {
  const parsed = parseGiftCardIssue(input)
  if (!parsed.ok) return refused(...parsed.rejections)
  const campaign = await findCampaign(session.db, input.campaign)
  if (campaign === null) return refused(reject('NOT_FOUND', ['campaign']))
  const customer = input.customer ? await findCustomer(session.db, input.customer) : null
  if (input.customer && customer === null) return refused(reject('NOT_FOUND', ['customer']))
  const problem = issuingProblem(campaign, session.now)
  if (problem !== null) return refused(problem)
  const giftCard = await makeGiftCard(session, session.db, campaign, customer, parsed.value)
  if (giftCard === null) return refused(reject('INVALID_STATE', ['campaign'], 'its codePattern has no room for more'))
  return { value: { giftCard, userErrors: [] }, reference: giftCard.id }
}

function refused(...userErrors: readonly Rejection[]): Worked<GiftCardPayload> {
  return { value: { giftCard: null, userErrors }, reference: null }
}
