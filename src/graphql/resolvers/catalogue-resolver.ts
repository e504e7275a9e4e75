import { Args, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type * as domain from '../../domain/input/catalogue-input.ts'
import type { Product } from '../../domain/product.ts'
import type { Store as StoreSource } from '../../domain/store.ts'
import { productsUpsert } from '../../operations/catalogue/products-upsert.ts'
import { products } from '../../operations/catalogue/products.ts'
import { storesUpsert } from '../../operations/catalogue/stores-upsert.ts'
import { stores } from '../../operations/catalogue/stores.ts'
import type { Session } from '../../operations/session.ts'
import { ProductsUpsertInput, StoresUpsertInput } from '../inputs/catalogue-inputs.ts'
import { Connection, readPage } from '../page.ts'
import { Input } from '../read-input.ts'
import { Roles, STAFF } from '../roles.ts'
import { ProductConnection } from '../types/connections.ts'
import { ProductsPayload, StoresPayload } from '../types/payloads.ts'
import { Store } from '../types/store.ts'
import { SearchArgs } from './arguments.ts'

/** Goods and stores. */
@Resolver()
export class CatalogueResolver {
  @Roles(...STAFF)
  @Query(() => ProductConnection, {
    nullable: true,
    description: '[support, marketer, service] Goods; found by sku or name.',
  })
  async products(@Args(() => SearchArgs) args: SearchArgs, @Ctx() session: Session): Promise<Connection<Product>> {
    const page = readPage('products', args)
    return new Connection('products', await products(session, { search: args.search ?? null, page }))
  }

  @Roles(...STAFF)
  @Query(() => [Store], { nullable: true, description: '[support, marketer, service] All stores, by key.' })
  stores(@Ctx() session: Session): Promise<readonly StoreSource[]> {
    return stores(session)
  }

  @Roles('SERVICE')
  @Mutation(() => ProductsPayload, {
    nullable: true,
    description: '[service] Adds or changes goods: all of them, or none.',
  })
  productsUpsert(
    @Input(() => ProductsUpsertInput, 'The goods.') input: domain.ProductsUpsertInput,
    @Ctx() session: Session,
  ): unknown {
    return productsUpsert(session, input)
  }

  @Roles('SERVICE')
  @Mutation(() => StoresPayload, {
    nullable: true,
    description: '[service] Adds or changes stores: all of them, or none.',
  })
  storesUpsert(
    @Input(() => StoresUpsertInput, 'The stores.') input: domain.StoresUpsertInput,
    @Ctx() session: Session,
  ): unknown {
    return storesUpsert(session, input)
  }
}
