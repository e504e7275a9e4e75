import { GraphQLLocale, GraphQLURL } from 'graphql-scalars'
import { Field, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/campaign.ts'
import { Banner } from './display.ts'

/** One further language. */
@ObjectType({ description: 'What a campaign says in one further language.' })
export class Translation implements domain.Translation {
  @Field(() => GraphQLLocale, { simple: true, description: 'The language, BCP 47.' })
  locale!: string

  @Field(() => String, { simple: true, description: 'Its name for shoppers.' })
  title!: string

  @Field(() => String, { simple: true, nullable: true, description: 'What it gives, in a sentence.' })
  summary!: string | null

  @Field(() => String, { simple: true, nullable: true, description: 'The small print.' })
  terms!: string | null

  @Field(() => Banner, { simple: true, nullable: true, description: 'The call to action.' })
  banner!: domain.Banner | null
}

/** All that a campaign says. */
@ObjectType({ description: "What a campaign says to shoppers: in the shop's own language, and its translations." })
export class Display implements domain.Display {
  @Field(() => String, { simple: true, description: 'Its name for shoppers.' })
  title!: string

  @Field(() => String, { simple: true, nullable: true, description: 'What it gives, in a sentence.' })
  summary!: string | null

  @Field(() => String, { simple: true, nullable: true, description: 'The small print.' })
  terms!: string | null

  @Field(() => GraphQLURL, { simple: true, nullable: true, description: 'A picture.' })
  imageUrl!: string | null

  @Field(() => [String], { simple: true, description: 'Where the shop shows it, such as `home` or `checkout`.' })
  placements!: readonly string[]

  @Field(() => Banner, { simple: true, nullable: true, description: 'A call to action, if it has one.' })
  banner!: domain.Banner | null

  @Field(() => [Translation], { simple: true, description: 'The same in further languages, at most one each.' })
  translations!: readonly domain.Translation[]
}
