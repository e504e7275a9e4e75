import { defineEntity, p } from '@mikro-orm/core'
import type { GroupPicks, Settings } from '../../domain/settings.ts'

const SettingsSchema = defineEntity({
  name: 'SettingsEntity',
  tableName: 'settings',
  properties: {
    id: p.integer().primary(),
    currency: p.text(),
    locale: p.text(),
    timeZone: p.text(),
    groupPicks: p.text().$type<GroupPicks>(),
    maxIncentivesPerCart: p.integer(),
  },
})

/** The one row of `settings`. */
export class SettingsEntity extends SettingsSchema.class implements Settings {}
SettingsSchema.setClass(SettingsEntity)
