import { Field, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/selector.ts'
import { enumeration } from '../enumeration.ts'
import { Money } from './money.ts'

/** Comparisons. */
export const Operator = enumeration<domain.Operator>(
  'Operator',
  'How an attribute is compared with `values`. A missing attribute fails every test.',
  {
    EQUALS: 'Is the one value.',
    NOT_EQUALS: 'Is there, and is not the one value.',
    GREATER: 'Is above the one value.',
    AT_LEAST: 'Is the one value or above.',
    LESS: 'Is below the one value.',
    AT_MOST: 'Is the one value or below.',
    IN: 'Is one of the values.',
    NOT_IN: 'Is there, and is none of the values.',
    CONTAINS: 'A list that has, or a text that contains, the one value.',
    EXISTS: 'Is there; `values` stays empty.',
  },
)

/** A test on one attribute. */
@ObjectType({ description: 'A test on one attribute.' })
export class AttributeTest implements domain.AttributeTest {
  @Field(() => String, { simple: true, description: 'Name of the attribute.' })
  name!: string

  @Field(() => Operator, { simple: true, description: 'How it is compared.' })
  operator!: domain.Operator

  @Field(() => [String], { simple: true, description: 'What it is compared with, as text.' })
  values!: readonly string[]
}

/** Which goods. */
@ObjectType({ description: 'Which goods. Every given list must match; `not` takes away.' })
export class ItemSelector implements domain.ItemSelector {
  @Field(() => [String], { simple: true, nullable: true, description: 'Any of these article numbers.' })
  skus!: readonly string[] | null

  @Field(() => [String], { simple: true, nullable: true, description: 'In any of these categories.' })
  categories!: readonly string[] | null

  @Field(() => [String], { simple: true, nullable: true, description: 'Of any of these brands.' })
  brands!: readonly string[] | null

  @Field(() => Boolean, { simple: true, nullable: true, description: 'On sale (true), or not (false).' })
  onSale!: boolean | null

  @Field(() => Money, { simple: true, nullable: true, description: 'Unit price at least this.' })
  minUnitPrice!: domain.ItemSelector['minUnitPrice']

  @Field(() => Money, { simple: true, nullable: true, description: 'Unit price at most this.' })
  maxUnitPrice!: domain.ItemSelector['maxUnitPrice']

  @Field(() => [AttributeTest], { simple: true, nullable: true, description: 'All of these tests on attributes hold.' })
  attributes!: readonly AttributeTest[] | null

  @Field(() => ItemSelector, { simple: true, nullable: true, description: 'But none of these goods.' })
  not!: ItemSelector | null
}
