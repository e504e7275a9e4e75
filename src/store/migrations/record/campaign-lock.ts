/**
 * The advisory lock of one campaign, or earning rule: shared by all who record its uses, taken alone by whoever makes its counters from the past. Versions of
 * the campaign are compared under it.
 */
export const CAMPAIGN_LOCK = `
  create function campaign_lock(id uuid) returns bigint language sql immutable strict parallel safe
  return hashtextextended(id::text, 7205116303)`
