import { Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type { ApiKey as ApiKeySource } from '../../domain/api-key.ts'
import type { Customer as CustomerSource } from '../../domain/customer.ts'
import type * as customers from '../../domain/input/customer-input.ts'
import type * as shop from '../../domain/input/shop-input.ts'
import { apiKeyCreate } from '../../operations/identity/api-key-create.ts'
import { apiKeyRevoke } from '../../operations/identity/api-key-revoke.ts'
import { apiKeys } from '../../operations/identity/api-keys.ts'
import { shopperTokenCreate } from '../../operations/identity/shopper-token-create.ts'
import { viewer } from '../../operations/identity/viewer.ts'
import { visitorTokenCreate } from '../../operations/identity/visitor-token-create.ts'
import type { Session } from '../../operations/session.ts'
import { ShopperTokenCreateInput } from '../inputs/customer-inputs.ts'
import { ApiKeyInput, ApiKeyRevokeInput } from '../inputs/shop-inputs.ts'
import { Input } from '../read-input.ts'
import { Anyone, Roles } from '../roles.ts'
import { ApiKey } from '../types/api-key.ts'
import { Customer } from '../types/customer.ts'
import { ApiKeyPayload, TokenPayload } from '../types/payloads.ts'

/** Who asks, and with what. */
@Resolver()
export class IdentityResolver {
  @Anyone()
  @Query(() => Customer, {
    nullable: true,
    description: '[anyone] The signed-in shopper or visitor; null without a token.',
  })
  viewer(@Ctx() session: Session): Promise<CustomerSource | null> {
    return viewer(session)
  }

  @Roles('ADMIN')
  @Query(() => [ApiKey], { nullable: true, description: '[admin] All keys, newest first, without their secrets.' })
  apiKeys(@Ctx() session: Session): Promise<ApiKeySource[]> {
    return apiKeys(session)
  }

  @Anyone()
  @Mutation(() => TokenPayload, {
    nullable: true,
    description: '[anyone, throttled] A token for a visitor who has not signed in.',
  })
  visitorTokenCreate(@Ctx() session: Session): unknown {
    return visitorTokenCreate(session)
  }

  @Roles('SERVICE')
  @Mutation(() => TokenPayload, {
    nullable: true,
    description:
      '[service] A short-lived token for a customer whom the shop has signed in; creates the customer if need be.',
  })
  shopperTokenCreate(
    @Input(() => ShopperTokenCreateInput, 'For whom.') input: customers.ShopperTokenCreateInput,
    @Ctx() session: Session,
  ): unknown {
    return shopperTokenCreate(session, input)
  }

  @Roles('ADMIN')
  @Mutation(() => ApiKeyPayload, { nullable: true, description: '[admin] Makes a key.' })
  apiKeyCreate(@Input(() => ApiKeyInput, 'The key.') input: shop.ApiKeyInput, @Ctx() session: Session): unknown {
    return apiKeyCreate(session, input)
  }

  @Roles('ADMIN')
  @Mutation(() => ApiKeyPayload, { nullable: true, description: '[admin] Takes a key back; twice is once.' })
  apiKeyRevoke(
    @Input(() => ApiKeyRevokeInput, 'The key.') input: shop.ApiKeyRevokeInput,
    @Ctx() session: Session,
  ): unknown {
    return apiKeyRevoke(session, input)
  }
}
