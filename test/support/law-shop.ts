import { type Draw, oneOf } from './draw.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- answers of any shape.
type Json = Record<string, any>

/** A shopper as her client knows her. */
export interface LawShopper {
  readonly externalId: string
  readonly customerId: string
  readonly token: string
  readonly cartId: string
}

/** Sends one operation to a server that is up; refusals among `userErrors` are fine. */
export type Call = (query: string, variables?: Json, token?: string) => Promise<Json>

/** A shop in which anything may happen to anybody at any time, by whatever server. */
export class LawShop {
  readonly #call: Call
  readonly #draw: Draw
  readonly #campaigns: { id: string; version: number; code: string | null; pattern: boolean }[] = []
  readonly #held: string[] = []
  #number = 0
  shoppers: LawShopper[] = []

  constructor(call: Call, draw: Draw) {
    this.#call = call
    this.#draw = draw
  }

  /** Goods, a list of customers, and shoppers with a cart each. */
  async open(count: number): Promise<void> {
    const products = ['tea', 'cake'].map((sku) => ({ sku, name: sku, prices: [{ amount: 1000, currency: 'EUR' }] }))
    await this.#do('productsUpsert', 'ProductsUpsertInput', { products })
    await this.#do('segmentUpsert', 'SegmentInput', { key: 'vip', name: 'VIP', memberIds: [] })
    this.shoppers = await Promise.all(Array.from({ length: count }, (_, at) => this.#shopper(`shopper-${at}`)))
  }

  /** One thing that happens; its name, for the record. */
  async act(): Promise<string> {
    const actions = Object.entries(this.#actions)
    const [name, action] = actions[this.#draw(actions.length)]!
    await action()
    return name
  }

  readonly #actions: Readonly<Record<string, () => Promise<unknown>>> = {
    publish: () => this.#publish(),
    publishAnother: () => this.#publish(),
    transition: () => this.#transition(oneOf(this.#draw, 'PAUSE', 'RESUME', 'END')),
    resume: () => this.#transition('RESUME'),
    update: () => this.#change('campaignUpdate', 'CampaignUpdateInput', { effects: [this.#off()] }),
    move: () => {
      const input = { externalId: this.#someone().externalId, city: oneOf(this.#draw, 'Graz', 'Wien') }
      return this.#do('customerUpsert', 'CustomerUpsertInput', input)
    },
    track: () => {
      const customer = { externalId: this.#someone().externalId }
      return this.#do('eventTrack', 'EventTrackInput', { customer, name: 'review', idempotencyKey: this.#key() })
    },
    order: () => {
      const customer = { externalId: this.#someone().externalId }
      return this.#do('orderRecord', 'OrderRecordInput', { ...this.#purchase(), customer, ...this.#once('reference') })
    },
    redeem: () => {
      const evaluation = {
        ...this.#purchase(),
        customer: { externalId: this.#someone().externalId },
        codes: this.#codes(),
      }
      return this.#do('redeem', 'RedeemInput', { evaluation, ...this.#once('orderReference') })
    },
    fill: () => {
      const { cartId, token } = this.#someone()
      const lines = [{ sku: oneOf(this.#draw, 'tea', 'cake'), quantity: 1 + this.#draw(4) }]
      return this.#do('cartLinesSet', 'CartLinesSetInput', { cartId, lines }, token)
    },
    code: () => {
      const { cartId, token } = this.#someone()
      const change = oneOf(this.#draw, 'cartCodeApply', 'cartCodeRemove')
      const [code = 'NONE'] = this.#codes()
      return this.#do(change, 'CartCodeInput', { cartId, code }, token)
    },
    give: async () => {
      const campaign = this.#campaigns.findLast(({ pattern }) => pattern)
      if (campaign === undefined) return this.#publish(5)
      const customer = { externalId: this.#someone().externalId }
      const given = await this.#do(
        'voucherPublish',
        'VoucherPublishInput',
        { campaign: { id: campaign.id }, customer },
        undefined,
        'voucher { code }',
      )
      if (given.voucher) this.#held.push(given.voucher.code)
    },
    switchVoucher: async () => {
      const code = this.#held[this.#draw(Math.max(1, this.#held.length))]
      const to = oneOf(this.#draw, 'DISABLE', 'ENABLE', 'REVOKE')
      if (code) await this.#do('voucherSetStatus', 'VoucherSetStatusInput', { code, to, reason: 'to see' })
    },
    list: () => {
      const memberIds = this.shoppers.filter(() => this.#draw(3) === 0).map(({ customerId }) => customerId)
      return this.#do('segmentUpsert', 'SegmentInput', { key: 'vip', name: 'VIP', memberIds })
    },
    settings: () =>
      this.#do('settingsUpdate', 'SettingsUpdateInput', {
        maxIncentivesPerCart: oneOf(this.#draw, 30, 2),
        groupPicks: oneOf(this.#draw, 'BEST_FOR_SHOPPER', 'HIGHEST_PRIORITY'),
      }).catch(() => null),
    price: () => {
      const prices = [{ amount: oneOf(this.#draw, 900, 1000, 1100), currency: 'EUR' }]
      return this.#do('productsUpsert', 'ProductsUpsertInput', { products: [{ sku: 'tea', name: 'Tea', prices }] })
    },
  }

  /** What makes campaigns differ in what they answer to. */
  #kind(which: number): Json {
    const soon = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString()
    const { externalId } = this.#someone()
    const kinds: Json[] = [
      { conditions: { customer: { name: 'city', operator: 'EQUALS', values: ['Wien'] } } },
      {
        conditions: { customer: { name: 'externalId', operator: 'EQUALS', values: [externalId] } },
        title: `only ${externalId}`,
      },
      { startsAt: soon(300), endsAt: soon(1200 + this.#draw(800)) },
      { limits: [{ of: 'REDEMPTIONS', per: 'CAMPAIGN', count: 1 + this.#draw(2) }] },
      { kind: 'COUPON', publicCode: `CODE-${this.#number}`, limits: [{ of: 'REDEMPTIONS', per: 'CODE', count: 1 }] },
      { kind: 'COUPON', codePattern: `V${this.#number}-##########` },
      { conditions: { orders: { minCount: 1 } }, stacking: { mode: 'ALONE', priority: 3 } },
      { conditions: { events: { name: 'review', minCount: 1 } } },
      { conditions: { segment: { key: 'vip' } }, display: { placements: ['home'] } },
      { conditions: { cartSubtotal: { min: [{ amount: 2500, currency: 'EUR' }] } } },
      { conditions: { cartQuantity: { min: 3 } }, stacking: { mode: 'ONE_OF_GROUP', group: 'g' } },
    ]
    return kinds[which % kinds.length]!
  }

  async #publish(which = this.#draw(11)): Promise<void> {
    this.#number += 1
    const key = `campaign-${this.#number}`
    const { title = key, display, ...fields } = this.#kind(which)
    const input = {
      key,
      name: key,
      kind: 'PROMOTION',
      effects: [this.#off()],
      display: { title, ...display },
      ...fields,
    }
    const made = await this.#do('campaignCreate', 'CampaignInput', input, undefined, 'campaign { id version }')
    if (!made.campaign) throw new Error(`${key} was refused: ${JSON.stringify(made.userErrors)}`)
    const { id, version } = made.campaign
    this.#campaigns.push({ id, version, code: fields.publicCode ?? null, pattern: fields.codePattern !== undefined })
    await this.#moved(this.#campaigns.at(-1)!, 'PUBLISH')
  }

  #off(): Json {
    return oneOf(this.#draw, 0, 1)
      ? { percentOff: { basisPoints: 500 + this.#draw(900) } }
      : { amountOff: { amounts: [{ amount: 100 + this.#draw(90), currency: 'EUR' }] } }
  }

  async #transition(to: string): Promise<void> {
    const campaign = this.#campaigns[this.#draw(Math.max(1, this.#campaigns.length))]
    if (campaign !== undefined) await this.#moved(campaign, to)
  }

  async #moved(campaign: { id: string; version: number }, to: string): Promise<void> {
    const { id, version } = campaign
    const input = { id, expectedVersion: version, to }
    const moved = await this.#do(
      'campaignTransition',
      'CampaignTransitionInput',
      input,
      undefined,
      'campaign { version }',
    )
    if (moved.campaign) campaign.version = moved.campaign.version
  }

  async #change(field: string, type: string, more: Json): Promise<void> {
    const campaign = this.#campaigns[this.#draw(Math.max(1, this.#campaigns.length))]
    if (campaign === undefined) return
    const input = { id: campaign.id, expectedVersion: campaign.version, ...more }
    const changed = await this.#do(field, type, input, undefined, 'campaign { version }')
    if (changed.campaign) campaign.version = changed.campaign.version
  }

  async #shopper(externalId: string): Promise<LawShopper> {
    const { customer } = await this.#do(
      'customerUpsert',
      'CustomerUpsertInput',
      { externalId },
      undefined,
      'customer { id }',
    )
    const asked = { customer: { externalId } }
    const made = await this.#do('shopperTokenCreate', 'ShopperTokenCreateInput', asked, undefined, 'token')
    const lines = [{ sku: 'tea', quantity: 1 }]
    const { cart } = await this.#do(
      'cartCreate',
      'CartCreateInput',
      { currency: 'EUR', lines },
      made.token,
      'cart { id }',
    )
    return { externalId, customerId: customer.id, token: made.token, cartId: cart.id }
  }

  #someone(): LawShopper {
    return this.shoppers[this.#draw(this.shoppers.length)]!
  }

  #codes(): string[] {
    const codes = [...this.#campaigns.flatMap(({ code }) => code ?? []), ...this.#held]
    return codes.length === 0 ? [] : [codes[this.#draw(codes.length)]!]
  }

  #purchase(): Json {
    return {
      currency: 'EUR',
      lines: [{ sku: 'tea', quantity: 1 + this.#draw(3), unitPrice: { amount: 1000, currency: 'EUR' } }],
    }
  }

  #key(): string {
    return `action-${++this.#number}`
  }

  #once(reference: string): Json {
    const idempotencyKey = this.#key()
    return { [reference]: idempotencyKey, idempotencyKey }
  }

  async #do(field: string, type: string, input: Json, token?: string, selection = ''): Promise<Json> {
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} userErrors { code message path } } }`
    return (await this.#call(query, { input }, token))[field]
  }
}
