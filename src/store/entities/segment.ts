import { defineEntity, p } from '@mikro-orm/core'
import type { Condition } from '../../domain/condition/condition.ts'
import type { Segment } from '../../domain/segment.ts'

const SegmentSchema = defineEntity({
  name: 'SegmentEntity',
  tableName: 'segment',
  properties: {
    id: p.uuid().primary(),
    key: p.text(),
    name: p.text(),
    condition: p.json<Condition>().strictNullable(),
    version: p.integer(),
  },
})

/** A row of `segment`. */
export class SegmentEntity extends SegmentSchema.class implements Segment {}
SegmentSchema.setClass(SegmentEntity)
