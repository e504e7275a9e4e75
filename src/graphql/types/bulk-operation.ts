import { GraphQLDateTime } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/bulk-operation.ts'
import { Computed } from '../computed.ts'
import { enumeration } from '../enumeration.ts'
import { encodeId } from '../ids.ts'
import { Node } from './node.ts'
import { UserError } from './problems.ts'

/** Where long work stands. */
export const BulkStatus = enumeration<domain.BulkStatus>('BulkStatus', 'Where long work stands.', {
  QUEUED: 'Waiting for its turn.',
  RUNNING: 'Under way.',
  SUCCEEDED: 'Done.',
  FAILED: 'Given up: see `problems`.',
  CANCELED: 'Stopped by hand; what was done stays.',
})

/** Long work. */
@ObjectType({ implements: Node, description: 'Long work: codes made, a segment given something, an import.' })
export class BulkOperation {
  @Computed((operation: domain.BulkOperation) => encodeId('bulk', operation.id))
  @Field(() => ID, { description: 'A TypeID beginning with `bulk_`.' })
  id!: string

  @Field(() => BulkStatus, { simple: true, description: 'Where it stands.' })
  status!: domain.BulkStatus

  @Field(() => Int, { simple: true, description: 'Items done so far.' })
  done!: number

  @Field(() => Int, { simple: true, nullable: true, description: 'Items in all; null where not known yet.' })
  total!: number | null

  @Field(() => Int, { simple: true, description: 'Items that failed.' })
  failed!: number

  @Field(() => [UserError], { simple: true, description: 'What went wrong, the first 100.' })
  problems!: unknown

  @Field(() => GraphQLDateTime, { simple: true, description: 'When it was asked for.' })
  createdAt!: Date

  @Field(() => GraphQLDateTime, { simple: true, nullable: true, description: 'When it came to its end; null before.' })
  finishedAt!: Date | null
}
