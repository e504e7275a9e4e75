import { defineEntity, p } from '@mikro-orm/core'
import type { BulkKind, BulkOperation, BulkStatus } from '../../domain/bulk-operation.ts'
import type { JsonObject } from '../../domain/json.ts'
import type { Rejection } from '../../domain/rejection.ts'

const BulkOperationSchema = defineEntity({
  name: 'BulkOperationEntity',
  tableName: 'bulk_operation',
  properties: {
    id: p.uuid().primary(),
    kind: p.text().$type<BulkKind>(),
    status: p.text().$type<BulkStatus>(),
    done: p.integer(),
    total: p.integer().strictNullable(),
    failed: p.integer(),
    problems: p.json<readonly Rejection[]>(),
    input: p.json<JsonObject>(),
    createdAt: p.datetime(),
    finishedAt: p.datetime().strictNullable(),
  },
})

/** A row of `bulk_operation`. */
export class BulkOperationEntity extends BulkOperationSchema.class implements BulkOperation {}
BulkOperationSchema.setClass(BulkOperationEntity)
