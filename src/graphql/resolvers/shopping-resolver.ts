import { Args, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type { StoredCart } from '../../domain/cart.ts'
import type * as domain from '../../domain/input/cart-input.ts'
import type { Session } from '../../operations/session.ts'
import { cartClaim } from '../../operations/shopping/cart-claim.ts'
import { cartCodeApply } from '../../operations/shopping/cart-code-apply.ts'
import { cartCodeRemove } from '../../operations/shopping/cart-code-remove.ts'
import { cartCreate } from '../../operations/shopping/cart-create.ts'
import { cartPointsSet } from '../../operations/shopping/cart-points-set.ts'
import { cartLinesSet } from '../../operations/shopping/cart-lines-set.ts'
import { cartUpdate } from '../../operations/shopping/cart-update.ts'
import { cart } from '../../operations/shopping/cart.ts'
import { evaluate } from '../../operations/shopping/evaluate.ts'
import { offers } from '../../operations/shopping/offers.ts'
import type { OfferView } from '../../operations/views.ts'
import { walletCodeClaim } from '../../operations/wallet/wallet-code-claim.ts'
import { optionalId } from '../ids.ts'
import {
  CartClaimInput,
  CartCodeInput,
  CartCreateInput,
  CartLinesSetInput,
  CartPointsSetInput,
  CartUpdateInput,
  EvaluateInput,
  WalletCodeClaimInput,
} from '../inputs/cart-inputs.ts'
import { Connection, readPage } from '../page.ts'
import { IdArg, Input } from '../read-input.ts'
import { Anyone, Roles, STAFF } from '../roles.ts'
import { Cart, Evaluation } from '../types/cart.ts'
import { OfferConnection } from '../types/connections.ts'
import { CartPayload, WalletItemPayload } from '../types/payloads.ts'
import { OffersArgs } from './offers-args.ts'

const SHOPPERS_AND_THEIR_HELPERS = ['VISITOR', 'SHOPPER', 'SERVICE', 'SUPPORT'] as const

/** Offers, carts and codes. */
@Resolver()
export class ShoppingResolver {
  @Anyone()
  @Query(() => OfferConnection, {
    nullable: true,
    description: '[anyone] Offers for the viewer, with or without a cart: public ones for a visitor.',
  })
  async offers(
    @Args(() => OffersArgs) args: OffersArgs,
    @Ctx() session: Session,
  ): Promise<Connection<OfferView> | null> {
    const page = readPage('offers', args)
    const cartId = optionalId('cart', args.cartId)
    if (cartId === undefined) return null
    const found = await offers(session, { ...args, cartId, page })
    return found && new Connection('offers', found, () => found.cursor)
  }

  @Roles('VISITOR', 'SHOPPER', 'SUPPORT', 'SERVICE')
  @Query(() => Cart, {
    nullable: true,
    description: '[visitor, shopper: their own; support, service] A cart; null for a missing and a foreign one alike.',
  })
  cart(@IdArg('id', 'cart', 'The cart.') id: string | null, @Ctx() session: Session): Promise<StoredCart | null> {
    return cart(session, { id })
  }

  @Roles(...STAFF)
  @Query(() => Evaluation, {
    nullable: true,
    description:
      '[service, support, marketer] Judge a cart kept elsewhere, or see it as a customer would at some time.',
  })
  evaluate(@Input(() => EvaluateInput, 'The cart.') input: domain.EvaluateInput, @Ctx() session: Session): unknown {
    return evaluate(session, { input })
  }

  @Roles(...SHOPPERS_AND_THEIR_HELPERS)
  @Mutation(() => CartPayload, { nullable: true, description: '[visitor, shopper, service, support] Makes a cart.' })
  cartCreate(
    @Input(() => CartCreateInput, 'The cart.') input: domain.CartCreateInput,
    @Ctx() session: Session,
  ): unknown {
    return cartCreate(session, input)
  }

  @Roles(...SHOPPERS_AND_THEIR_HELPERS)
  @Mutation(() => CartPayload, {
    nullable: true,
    description:
      '[visitor, shopper, service, support] Sets the quantity of the lines named; 0 removes. Lines not named stay.',
  })
  cartLinesSet(
    @Input(() => CartLinesSetInput, 'The quantities.') input: domain.CartLinesSetInput,
    @Ctx() session: Session,
  ): unknown {
    return cartLinesSet(session, input)
  }

  @Roles(...SHOPPERS_AND_THEIR_HELPERS)
  @Mutation(() => CartPayload, {
    nullable: true,
    description:
      '[visitor, shopper, service, support] Changes store, shipping, place or attributes: absent keeps, null clears.',
  })
  cartUpdate(
    @Input(() => CartUpdateInput, 'The change.') input: domain.CartUpdateInput,
    @Ctx() session: Session,
  ): unknown {
    return cartUpdate(session, input)
  }

  @Roles(...SHOPPERS_AND_THEIR_HELPERS)
  @Mutation(() => CartPayload, {
    nullable: true,
    description:
      '[visitor, shopper, service, support] Voucher, gift card or referral code: one field for all. A known code that does not apply stays on the cart, with its reasons here and there. Guessing is throttled.',
  })
  cartCodeApply(
    @Input(() => CartCodeInput, 'The code.') input: domain.CartCodeInput,
    @Ctx() session: Session,
  ): unknown {
    return cartCodeApply(session, input)
  }

  @Roles(...SHOPPERS_AND_THEIR_HELPERS)
  @Mutation(() => CartPayload, {
    nullable: true,
    description: '[visitor, shopper, service, support] Takes a code off; one that is not there changes nothing.',
  })
  cartCodeRemove(
    @Input(() => CartCodeInput, 'The code.') input: domain.CartCodeInput,
    @Ctx() session: Session,
  ): unknown {
    return cartCodeRemove(session, input)
  }

  @Roles(...SHOPPERS_AND_THEIR_HELPERS)
  @Mutation(() => CartPayload, {
    nullable: true,
    description: '[visitor, shopper, service, support] Pay a part with points; null for as many as help.',
  })
  cartPointsSet(
    @Input(() => CartPointsSetInput, 'The points.') input: domain.CartPointsSetInput,
    @Ctx() session: Session,
  ): unknown {
    return cartPointsSet(session, input)
  }

  @Roles('SHOPPER')
  @Mutation(() => CartPayload, {
    nullable: true,
    description: "[shopper] Gives a visitor's cart to the shopper who has signed in.",
  })
  cartClaim(@Input(() => CartClaimInput, 'The cart.') input: domain.CartClaimInput, @Ctx() session: Session): unknown {
    return cartClaim(session, input)
  }

  @Roles('SHOPPER')
  @Mutation(() => WalletItemPayload, {
    nullable: true,
    description: '[shopper] Puts a voucher, gift card or referral code into the wallet.',
  })
  walletCodeClaim(
    @Input(() => WalletCodeClaimInput, 'The code.') input: domain.WalletCodeClaimInput,
    @Ctx() session: Session,
  ): unknown {
    return walletCodeClaim(session, input)
  }
}
