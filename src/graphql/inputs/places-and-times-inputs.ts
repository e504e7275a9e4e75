import { GraphQLLocalTime } from 'graphql-scalars'
import { Field, Float, InputType, Int } from 'type-graphql'
import type * as domain from '../../domain/input/condition-input.ts'

/** A spot. */
@InputType({ description: 'A spot on earth, WGS 84.' })
export class PointInput implements domain.PointInput {
  @Field(() => Float, { description: 'Degrees north, -90 to 90.' })
  latitude!: number

  @Field(() => Float, { description: 'Degrees east, -180 to 180.' })
  longitude!: number
}

/** A circle. */
@InputType({ description: 'A circle on the ground; its edge belongs to it.' })
export class CircleInput implements domain.CircleInput {
  @Field(() => Float, { description: 'Degrees north of its centre, -90 to 90.' })
  latitude!: number

  @Field(() => Float, { description: 'Degrees east of its centre, -180 to 180.' })
  longitude!: number

  @Field(() => Float, { description: 'Metres from its centre to its edge: above 0, at most 1,000,000.' })
  radiusMeters!: number
}

/** A polygon. */
@InputType({
  description:
    'A piece of ground; its edge belongs to it. Sides are straight in degrees; one wider than 180 degrees crosses the date line.',
})
export class PolygonInput implements domain.PolygonInput {
  @Field(() => [PointInput], { description: 'Its corners, 3 to 500; the last is joined to the first.' })
  points!: PointInput[]
}

/** Places. */
@InputType({ description: 'Inside any of the circles or polygons; at least one.' })
export class AreaInput implements domain.AreaInput {
  @Field(() => [CircleInput], { nullable: true, description: 'At most 100 circles.' })
  circles?: CircleInput[] | null

  @Field(() => [PolygonInput], { nullable: true, description: 'At most 50 polygons.' })
  polygons?: PolygonInput[] | null
}

/** Hours of the week. */
@InputType({
  description: "What the clock shows in the campaign's time zone: days, times, or both; days are 1 (Monday) to 7.",
})
export class ScheduleInput implements domain.ScheduleInput {
  @Field(() => [Int], { nullable: true, description: 'On these days; null for every day.' })
  days?: number[] | null

  @Field(() => GraphQLLocalTime, { nullable: true, description: 'From this time on; null from midnight.' })
  from?: string | null

  @Field(() => GraphQLLocalTime, {
    nullable: true,
    description: 'Before this time; null to midnight. Before `from`: over midnight, on the day after.',
  })
  until?: string | null
}

/** Days around a yearly return. */
@InputType({
  description:
    "`attribute` names a date of the customer, such as birthday; holds from `daysBefore` to `daysAfter`, whole days of the campaign's time zone.",
})
export class AnniversaryInput implements domain.AnniversaryInput {
  @Field(() => String, { description: '`birthday`, `createdAt`, or an attribute of the customer.' })
  attribute!: string

  @Field(() => Int, { defaultValue: 0, description: 'Days before it that count too, 0 to 180.' })
  daysBefore!: number

  @Field(() => Int, { defaultValue: 0, description: 'Days after it that count too, 0 to 180.' })
  daysAfter!: number
}
