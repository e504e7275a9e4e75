const DIGITS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
}

const KNOWN: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('currency'), ...Object.keys(DIGITS), 'VED'])

/** Whether this is an ISO 4217 code in use. */
export function isCurrency(code: string): boolean {
  return KNOWN.has(code)
}

/** Decimal digits of a currency by ISO 4217 (JPY 0, EUR 2, KWD 3): the size of its minor unit. Intl's own digits follow custom, not ISO. */
export function minorDigits(currency: string): number {
  return DIGITS[currency] ?? 2
}
