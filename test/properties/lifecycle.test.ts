import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { LoyaltyCard } from '../../src/domain/loyalty/loyalty-card.ts'
import type { Redemption } from '../../src/domain/redemption.ts'
import { giftCardTenders, pointsTenders, type Tender } from '../../src/domain/tender.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionCapture } from '../../src/operations/checkout/redemption-capture.ts'
import { redemptionRelease } from '../../src/operations/checkout/redemption-release.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { keepHouse } from '../../src/operations/keep-house.ts'
import { walletAdjust } from '../../src/operations/wallet/wallet-adjust.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { aGiftCard, cardOf, expectCleanBooks } from '../support/books.ts'
import { aLot, cardIn, aPayingProgram, movedOn } from '../support/points.ts'
import { eur, publish, shopper } from '../support/shop.ts'

/** What is known of a redemption from the answers alone. */
interface Known {
  readonly redemption: Redemption
  status: Redemption['status']
  discount: number
  /** By gift card, and by points. */
  tender: number
  points: number
  readonly unitsLeft: Map<string, number>
}

const step = fc.record({
  what: fc.constantFrom(
    ...([
      'redeem',
      'hold',
      'hold',
      'capture',
      'release',
      'wait',
      'return',
      'return',
      'returnAll',
      'adjust',
      'again',
      'again',
    ] as const),
  ),
  which: fc.nat(20),
  units: fc.integer({ min: 1, max: 3 }),
  price: fc.integer({ min: 100, max: 3000 }),
})
type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never

const CARD = 5_000
const POINTS = 300
const byCard = (tenders: readonly Tender[]) => giftCardTenders(tenders).reduce((total, { amount }) => total + amount, 0)
const byPoints = (tenders: readonly Tender[]) => pointsTenders(tenders).reduce((total, { points }) => total + points, 0)
const BUDGET = 900
const OPEN = ['HELD', 'CAPTURED', 'PARTLY_ROLLED_BACK']

let shop: TestApp
let runs = 0
beforeAll(async () => {
  shop = await openTestApp()
})
afterAll(() => shop.close())

/** One campaign with a budget, one gift card, somebody's points, and whatever is done with them. */
class Story {
  readonly known: Known[] = []
  readonly name = `S${(runs += 1)}`
  campaignId = ''
  cardId = ''
  /** What corrections by hand have added to the card. */
  adjusted = 0
  /** The last call, to be sent once more with its key; true where it moved something. */
  #again: (() => Promise<{ readonly replayed: boolean }>) | null = null
  member!: LoyaltyCard

  async begin(): Promise<void> {
    const limits = [
      { of: 'DISCOUNT_TOTAL' as const, per: 'CAMPAIGN' as const, window: 'EVER' as const, money: eur(BUDGET) },
      { of: 'REDEMPTIONS' as const, per: 'CAMPAIGN' as const, window: 'EVER' as const, count: 6 },
    ]
    const campaign = await publish(shop, {
      key: `of-${this.name.toLowerCase()}`,
      kind: 'COUPON',
      publicCode: this.name,
      limits,
    })
    this.campaignId = campaign.id
    const cards = await publish(shop, {
      key: `cards-${this.name.toLowerCase()}`,
      kind: 'GIFT_CARD',
      codePattern: 'C-##########',
      effects: [],
    })
    this.cardId = await aGiftCard(shop, cards.id, `CARD-${this.name}`, CARD)
    await aPayingProgram(shop, `beans-${this.name.toLowerCase()}`, { pointValues: [eur(7)] })
    this.member = await cardIn(shop, await shopper(shop, this.name), `beans-${this.name.toLowerCase()}`)
    for (const points of [POINTS / 3, POINTS / 3, POINTS / 3]) await aLot(shop, this.member, points)
  }

  async take({ what, which, units, price }: Step): Promise<void> {
    const key = { idempotencyKey: `key ${shop.services.newId()}` }
    const known = this.known[which % Math.max(1, this.known.length)]
    if (what === 'redeem' || what === 'hold') return this.buy(units, price, what === 'hold' ? 'PT10M' : null)
    if (what === 'wait') return this.wait()
    if (what === 'adjust') return this.adjust(which % 2 === 0 ? price : -price)
    if (what === 'again') return this.again()
    if (known === undefined) return
    const { id } = known.redemption
    const act = { redemptionId: id, ...key }
    if (what === 'capture') {
      const { redemption } = await this.send(() => redemptionCapture(shop.as('SERVICE'), act))
      const may = !['RELEASED', 'EXPIRED'].includes(known.status)
      expect(redemption !== null).toBe(may)
      if (known.status === 'HELD') known.status = 'CAPTURED'
    } else if (what === 'release') {
      const { redemption } = await this.send(() => redemptionRelease(shop.as('SERVICE'), act))
      expect(redemption !== null).toBe(['HELD', 'RELEASED'].includes(known.status))
      if (known.status === 'HELD') known.status = 'RELEASED'
    } else await this.giveBack(known, what === 'returnAll' ? null : units)
  }

  private async buy(quantity: number, price: number, holdFor: string | null): Promise<void> {
    const lines = [
      { sku: 'a', quantity, unitPrice: eur(price) },
      { sku: 'b', quantity: 1, unitPrice: eur(777) },
    ]
    const evaluation = {
      currency: 'EUR',
      lines,
      shipping: { amount: eur(490) },
      codes: [this.name, `CARD-${this.name}`],
      customer: { id: this.member.holderId },
      points: { loyaltyCardId: this.member.id },
    }
    const input = {
      evaluation,
      orderReference: shop.services.newId(),
      idempotencyKey: `key ${shop.services.newId()}`,
      ...(holdFor && { holdFor }),
    }
    const { redemption } = await this.send(() => redeem(shop.as('SERVICE'), input))
    // Refused: the budget or the card is spent; nothing happened.
    if (redemption === null) return
    this.known.push({
      redemption,
      status: redemption.status,
      discount: redemption.discountTotal,
      tender: byCard(redemption.tenders),
      points: byPoints(redemption.tenders),
      unitsLeft: new Map(redemption.lines.map((line) => [line.id, line.quantity])),
    })
  }

  private async wait(): Promise<void> {
    shop.clock.now = new Date(shop.clock.now.getTime() + 5 * 60_000)
    for (const known of this.known)
      if (known.status === 'HELD' && known.redemption.heldUntil! <= shop.clock.now) known.status = 'EXPIRED'
    await shop.as('SERVICE').load.snapshot()
    await keepHouse(shop.services)
  }

  private async adjust(amount: number): Promise<void> {
    const before = (await cardOf(shop, `CARD-${this.name}`)).balance
    const giftCard = { giftCardId: this.cardId, delta: eur(amount) }
    const input = { giftCard, reason: 'by hand', idempotencyKey: `key ${shop.services.newId()}` }
    const { userErrors } = await this.send(() => walletAdjust(shop.as('SUPPORT'), input))
    expect(userErrors.length === 0).toBe(before + amount >= 0)
    if (userErrors.length === 0) this.adjusted += amount
  }

  /** Sends a call, and keeps it to be sent again where it moved something: what was refused may succeed later. */
  private async send<Payload extends { readonly userErrors: readonly unknown[]; readonly replayed: boolean }>(
    call: () => Promise<Payload>,
  ): Promise<Payload> {
    const payload = await call()
    this.#again = payload.userErrors.length === 0 ? call : null
    return payload
  }

  private async again(): Promise<void> {
    if (this.#again !== null) expect((await this.#again()).replayed).toBe(true)
  }

  private async giveBack(known: Known, units: number | null): Promise<void> {
    const [lineId, left] = [...known.unitsLeft].find(([, count]) => count > 0) ?? [[...known.unitsLeft.keys()][0]!, 0]
    const input = {
      redemptionId: known.redemption.id,
      lines: units === null ? null : [{ lineId, quantity: units }],
      reason: 'sent back',
      idempotencyKey: `key ${shop.services.newId()}`,
    }
    const answer = await this.send(() => redemptionRollback(shop.as('SERVICE'), input))
    const mayBe = known.status === 'CAPTURED' || known.status === 'PARTLY_ROLLED_BACK'
    expect(answer.redemption !== null).toBe(mayBe && (units === null || units <= left))
    if (answer.redemption === null) return
    const returned = (await shop.as('SERVICE').load.rollbacksOf.load(known.redemption.id)).at(-1)!
    known.discount -= returned.discountReturned
    known.tender -= byCard(returned.tenders)
    known.points -= byPoints(returned.tenders)
    for (const line of returned.lines)
      known.unitsLeft.set(line.lineId, known.unitsLeft.get(line.lineId)! - line.quantity)
    known.status = [...known.unitsLeft.values()].every((count) => count === 0) ? 'ROLLED_BACK' : 'PARTLY_ROLLED_BACK'
    if (known.status === 'ROLLED_BACK') expect([known.discount, known.tender, known.points]).toEqual([0, 0, 0])
  }

  async check(): Promise<void> {
    const standing = this.known.filter(({ status }) => OPEN.includes(status))
    const sum = (read: (known: Known) => number): number => standing.reduce((total, known) => total + read(known), 0)
    const found = await rows<{ key: string; used: number }>(
      shop.services.database.open(),
      'select key, used from limit_counter where limited_id = $1',
      [this.campaignId],
    )
    const used = new Map(found.map((row) => [row.key, row.used]))
    expect(used.get('REDEMPTIONS/CAMPAIGN/EVER') ?? 0).toBe(standing.length)
    expect(used.get('DISCOUNT_TOTAL/CAMPAIGN/EVER/EUR') ?? 0).toBe(sum(({ discount }) => discount))
    const card = await cardOf(shop, `CARD-${this.name}`)
    expect(card.balance).toBe(CARD + this.adjusted - sum(({ tender }) => tender))
    expect(card.held).toBe(sum(({ status, tender }) => (status === 'HELD' ? tender : 0)))
    const points = await movedOn(shop, this.member)
    expect(points.balance).toBe(POINTS - sum((known) => known.points))
    expect(points.held).toBe(sum((known) => (known.status === 'HELD' ? known.points : 0)))
    // Each movement tells the balance that it left.
    const movements = await rows<{ balance: number; running: number }>(
      shop.services.database.open(),
      `select balance, sum(delta) over (order by seq)::bigint as running from ledger_entry where gift_card_id = $1`,
      [this.cardId],
    )
    for (const { balance, running } of movements) expect(balance).toBe(running)
    await expectCleanBooks(shop)
  }
}

test('Whatever is redeemed, held, captured, released, left to run out, returned, corrected and asked again: what is taken is what stands', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 18 }), async (steps) => {
      const story = new Story()
      await story.begin()
      for (const each of steps) {
        await story.take(each)
        await story.check()
      }
    }),
    { numRuns: 5, endOnFailure: true },
  )
}, 60_000)
