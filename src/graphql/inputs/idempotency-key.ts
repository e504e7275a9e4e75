/** What every `idempotencyKey` says. */
export const IDEMPOTENCY_KEY =
  '8 to 128 printable characters, kept 30 days per caller: the same key with the same input gives the first answer again.'
