/**
 * How long Boon keeps what only helps: named once, told in docs/operating.md. Redemptions, orders, ledger entries, limit entries and whatever else
 * the books are made of is kept for ever.
 */
export const KEPT = {
  /** Idempotency keys, from their first use. */
  keyDays: 30,
  /** What live streams of redemptions may go on from; cursors live for a day. */
  activityHours: 48,
  /** Notes of changes that wake live streams; every server has read them within seconds. */
  changeMinutes: 10,
  /** With which referral code a redemption came; no hold lives longer than 30 days. */
  referralIntentDays: 40,
  /** Counters of hours, days, weeks and months, from the beginning of each; a month has 31 days. */
  limitCounterDays: 40,
  /** Refused redemptions. */
  failureDays: 90,
  /** Alerts; those of limits that count for ever stay, or they would be raised again. */
  alertDays: 90,
  /** What became of each member of a segment that was given something, from the end of the work. */
  segmentGrantDays: 30,
  /** Carts of nobody and of visitors, from their last change; a visitor's token lives for 30 days. */
  cartDays: 90,
  /** Carts of shoppers, from their last change. */
  shopperCartDays: 400,
  /** Visitors of whom nothing else is kept, from their coming and from their last event. */
  visitorDays: 90,
  /** Events, from when they came: longer than any condition looks back (`EVENT_SPAN`). How often each ever happened is kept for ever. */
  eventDays: 1_840,
} as const

/** As far back as conditions on events may look, where they do not ask for ever: an ISO 8601 duration. */
export const EVENT_SPAN = 'P5Y'
