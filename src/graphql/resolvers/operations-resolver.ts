import { Args, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type { Alert as AlertSource } from '../../domain/alert.ts'
import type { BulkOperation as BulkOperationSource } from '../../domain/bulk-operation.ts'
import type { SettingsInput as SettingsSource } from '../../domain/input/shop-input.ts'
import type { BulkOperationCancelInput as CancelSource } from '../../domain/input/voucher-input.ts'
import type { Settings as SettingsValue } from '../../domain/settings.ts'
import { alerts } from '../../operations/books/alerts.ts'
import type { Verification as VerificationResult } from '../../domain/verification.ts'
import { verify } from '../../operations/books/verify.ts'
import { bulkOperationCancel } from '../../operations/campaigns/bulk-operation-cancel.ts'
import { bulkOperation } from '../../operations/campaigns/bulk-operation.ts'
import type { Session } from '../../operations/session.ts'
import { settingsUpdate } from '../../operations/settings/settings-update.ts'
import { settings } from '../../operations/settings/settings.ts'
import { SettingsInput } from '../inputs/shop-inputs.ts'
import { BulkOperationCancelInput } from '../inputs/voucher-inputs.ts'
import { Connection, readPage } from '../page.ts'
import { IdArg, Input } from '../read-input.ts'
import { Roles } from '../roles.ts'
import { BulkOperation } from '../types/bulk-operation.ts'
import { AlertConnection } from '../types/connections.ts'
import { BulkOperationPayload, SettingsPayload } from '../types/payloads.ts'
import { Settings } from '../types/settings.ts'
import { Verification } from '../types/verification.ts'
import { PageArgs } from './arguments.ts'

/** Running the shop: settings and long work. */
@Resolver()
export class OperationsResolver {
  @Roles('MARKETER')
  @Query(() => Settings, { nullable: true, description: "[marketer] The shop's defaults." })
  settings(@Ctx() session: Session): Promise<SettingsValue> {
    return settings(session)
  }

  @Roles('MARKETER')
  @Query(() => BulkOperation, { nullable: true, description: '[marketer] Long work.' })
  bulkOperation(
    @IdArg('id', 'bulk', 'The work.') id: string | null,
    @Ctx() session: Session,
  ): Promise<BulkOperationSource | null> {
    return bulkOperation(session, { id })
  }

  @Roles('MARKETER')
  @Query(() => AlertConnection, {
    nullable: true,
    description: '[marketer] What a person should look at, newest first.',
  })
  async alerts(@Args(() => PageArgs) args: PageArgs, @Ctx() session: Session): Promise<Connection<AlertSource> | null> {
    return new Connection('alerts', await alerts(session, { page: readPage('alerts', args) }))
  }

  @Roles('ADMIN')
  @Query(() => Verification, {
    nullable: true,
    description:
      '[admin] Adds the books up anew and names each difference; the shop goes on meanwhile. As `npm run verify`, which suits large shops better.',
  })
  verify(@Ctx() session: Session): Promise<VerificationResult> {
    return verify(session.services)
  }

  @Roles('ADMIN')
  @Mutation(() => SettingsPayload, {
    nullable: true,
    description: "[admin] Changes the shop's defaults: absent keeps.",
  })
  settingsUpdate(@Input(() => SettingsInput, 'The change.') input: SettingsSource, @Ctx() session: Session): unknown {
    return settingsUpdate(session, input)
  }

  @Roles('MARKETER')
  @Mutation(() => BulkOperationPayload, {
    nullable: true,
    description: '[marketer] Stops long work; what was done stays.',
  })
  bulkOperationCancel(
    @Input(() => BulkOperationCancelInput, 'The work.') input: CancelSource,
    @Ctx() session: Session,
  ): unknown {
    return bulkOperationCancel(session, input)
  }
}
