import { defineEntity, p } from '@mikro-orm/core'
import type { Campaign, CampaignKind, CampaignState, Display, Limit, Stacking } from '../../domain/campaign.ts'
import type { Condition } from '../../domain/condition/condition.ts'
import type { Effect } from '../../domain/effect/effect.ts'
import type { JsonObject } from '../../domain/json.ts'
import type { ItemSelector } from '../../domain/selector.ts'
import type { Variant } from '../../domain/variant.ts'

const CampaignSchema = defineEntity({
  name: 'CampaignEntity',
  tableName: 'campaign',
  properties: {
    id: p.uuid().primary(),
    key: p.text(),
    name: p.text(),
    kind: p.text().$type<CampaignKind>(),
    state: p.text().$type<CampaignState>(),
    startsAt: p.datetime().strictNullable(),
    endsAt: p.datetime().strictNullable(),
    timeZone: p.text(),
    shownTo: p.json<Condition>().strictNullable(),
    conditions: p.json<Condition>().strictNullable(),
    effects: p.json<Effect[]>(),
    variants: p.json<Variant[]>(),
    stacking: p.json<Stacking>(),
    limits: p.json<Limit[]>(),
    display: p.json<Display>(),
    publicCode: p.text().strictNullable(),
    codePattern: p.text().strictNullable(),
    validFor: p.text().strictNullable(),
    spendableOn: p.json<ItemSelector>().strictNullable(),
    attributes: p.json<JsonObject>(),
    version: p.integer(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
})

/** A row of `campaign`. */
export class CampaignEntity extends CampaignSchema.class implements Campaign {}
CampaignSchema.setClass(CampaignEntity)
