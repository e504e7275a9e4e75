import { ArgsType, Field, Int } from 'type-graphql'
import type { PageArguments } from '../page.ts'

/** What every list takes. */
@ArgsType()
export class PageArgs implements PageArguments {
  @Field(() => Int, { defaultValue: 20, description: 'Entries wanted, 1 to 100.' })
  first!: number

  @Field(() => String, { nullable: true, description: 'Cursor behind which to go on; null from the start.' })
  after?: string | null
}

/** What lists with a search box take. */
@ArgsType()
export class SearchArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only entries whose key, name or the like contains this text.' })
  search?: string | null
}
