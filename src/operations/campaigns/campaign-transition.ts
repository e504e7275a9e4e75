import { type Campaign, type CampaignState, type CampaignStatus, campaignStatus } from '../../domain/campaign.ts'
import type { CampaignTransition, CampaignTransitionInput } from '../../domain/input/campaign-input.ts'
import { publishProblems } from '../../domain/parse-campaign.ts'
import { reject } from '../../domain/rejection.ts'
import { freePublicCodes } from '../../store/public-voucher.ts'
import type { Session } from '../session.ts'
import type { CampaignPayload } from './campaign-create.ts'
import { type Change, changeCampaign } from './change-campaign.ts'

interface Move {
  /** What the campaign may be, by the clock. */
  readonly from: readonly CampaignStatus[]
  readonly to: CampaignState
}

/** Approvals are not built yet: nothing is ever IN_REVIEW. */
const MOVES: Readonly<Record<Exclude<CampaignTransition, 'APPROVE'>, Move>> = {
  PUBLISH: { from: ['DRAFT'], to: 'ACTIVE' },
  PAUSE: { from: ['ACTIVE', 'SCHEDULED'], to: 'PAUSED' },
  RESUME: { from: ['PAUSED'], to: 'ACTIVE' },
  END: { from: ['ACTIVE', 'SCHEDULED', 'PAUSED'], to: 'ENDED' },
  ARCHIVE: { from: ['DRAFT', 'ENDED'], to: 'ARCHIVED' },
}

/** Moves a campaign on: DRAFT, ACTIVE, PAUSED, ENDED, ARCHIVED. INVALID_STATE where there is no such way, or something lacks to publish it. Archiving frees its public code for others. */
export function campaignTransition(session: Session, input: CampaignTransitionInput): Promise<CampaignPayload> {
  return changeCampaign(session, input, async (db, current) => {
    const change = move(current, input.to, session.now)
    if ('campaign' in change && change.campaign.state === 'ARCHIVED') await freePublicCodes(db, current.id)
    return change
  })
}

function move(current: Campaign, transition: CampaignTransition, now: Date): Change {
  const way = transition === 'APPROVE' ? null : MOVES[transition]
  const status = campaignStatus(current, now)
  if (way === null || !way.from.includes(status))
    return {
      userErrors: [reject('INVALID_STATE', ['to'], `${transition} is not possible for a campaign that is ${status}`)],
    }
  const problems = transition === 'PUBLISH' ? publishProblems(current, now) : []
  return problems.length > 0 ? { userErrors: problems } : { campaign: { ...current, state: way.to } }
}
