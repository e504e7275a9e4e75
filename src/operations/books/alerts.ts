import { type Alert, guesserOf } from '../../domain/alert.ts'
import type { Page, PageRequest } from '../../domain/page.ts'
import { pageAlerts } from '../../store/alerts.ts'
import type { Session } from '../session.ts'

/** What a person should look at, newest first (marketers). */
export function alerts(session: Session, { page }: { readonly page: PageRequest }): Promise<Page<Alert>> {
  return pageAlerts(session.db, page)
}

/** What an alert's message calls its subject: the campaign's name, the rule's, or the customer's; null for an address, and where nothing is known. */
export async function alertSubjectName({ load }: Session, alert: Alert): Promise<string | null> {
  if ('campaignId' in alert) return (await load.campaign.load(alert.campaignId))?.name ?? null
  if ('ruleId' in alert) return (await load.earningRule.load(alert.ruleId))?.title ?? null
  const guesser = guesserOf(alert)
  if ('address' in guesser) return null
  const customer = await load.customer.load(guesser.customerId)
  return customer && (customer.displayName ?? customer.externalId ?? customer.email)
}
