import { GraphQLLocale, GraphQLURL } from 'graphql-scalars'
import { Field, InputType } from 'type-graphql'
import type * as domain from '../../domain/input/campaign-input.ts'

/** A call to action. */
@InputType({
  description: "`actionUrl`: https, a path that begins with /, or an app's deep link; never `javascript:` or `data:`.",
})
export class BannerInput implements domain.BannerInput {
  @Field(() => String, { description: 'The line that catches the eye.' })
  headline!: string

  @Field(() => String, { nullable: true, description: 'One or two sentences below it.' })
  body?: string | null

  @Field(() => GraphQLURL, { nullable: true, description: 'Picture of the banner, http or https.' })
  imageUrl?: URL | null

  @Field(() => String, { nullable: true, description: 'What the picture shows, for those who cannot see it.' })
  imageAlt?: string | null

  @Field(() => String, { nullable: true, description: 'Text on the button.' })
  actionLabel?: string | null

  @Field(() => String, { nullable: true, description: 'Where the button leads.' })
  actionUrl?: string | null
}

/** One further language. */
@InputType({ description: 'What a campaign says in one further language.' })
export class TranslationInput implements domain.TranslationInput {
  @Field(() => GraphQLLocale, { description: 'The language, BCP 47.' })
  locale!: string

  @Field(() => String, { description: 'Its name for shoppers.' })
  title!: string

  @Field(() => String, { nullable: true, description: 'What it gives, in a sentence.' })
  summary?: string | null

  @Field(() => String, { nullable: true, description: 'The small print.' })
  terms?: string | null

  @Field(() => BannerInput, { nullable: true, description: 'The call to action.' })
  banner?: BannerInput | null
}

/** All that a campaign says. */
@InputType({ description: "What a campaign says to shoppers: in the shop's own language, and its translations." })
export class DisplayInput implements domain.DisplayInput {
  @Field(() => String, { description: 'Its name for shoppers.' })
  title!: string

  @Field(() => String, { nullable: true, description: 'What it gives, in a sentence.' })
  summary?: string | null

  @Field(() => String, { nullable: true, description: 'The small print.' })
  terms?: string | null

  @Field(() => GraphQLURL, { nullable: true, description: 'A picture, http or https.' })
  imageUrl?: URL | null

  @Field(() => [String], { nullable: true, description: 'Where the shop shows it, such as `home` or `checkout`.' })
  placements?: string[] | null

  @Field(() => BannerInput, { nullable: true, description: 'A call to action.' })
  banner?: BannerInput | null

  @Field(() => [TranslationInput], { nullable: true, description: 'The same in further languages, at most one each.' })
  translations?: TranslationInput[] | null
}
