import { GraphQLLocalTime } from 'graphql-scalars'
import { Field, Float, Int, ObjectType } from 'type-graphql'

/** A spot. */
@ObjectType({ description: 'A spot on earth, WGS 84.' })
export class Point {
  @Field(() => Float, { simple: true, description: 'Degrees north.' })
  latitude!: number

  @Field(() => Float, { simple: true, description: 'Degrees east.' })
  longitude!: number
}

/** A circle. */
@ObjectType({ description: 'A circle on the ground; its edge belongs to it.' })
export class Circle {
  @Field(() => Float, { simple: true, description: 'Degrees north of its centre.' })
  latitude!: number

  @Field(() => Float, { simple: true, description: 'Degrees east of its centre.' })
  longitude!: number

  @Field(() => Float, { simple: true, description: 'Metres from its centre to its edge.' })
  radiusMeters!: number
}

/** A polygon. */
@ObjectType({
  description:
    'A piece of ground; its edge belongs to it. Sides are straight in degrees; one wider than 180 degrees crosses the date line.',
})
export class Polygon {
  @Field(() => [Point], { simple: true, description: 'Its corners, 3 to 500; the last is joined to the first.' })
  points!: unknown
}

/** Places. */
@ObjectType({ description: 'Inside any of the circles or polygons.' })
export class Area {
  @Field(() => [Circle], { simple: true, description: 'Circles; may be none.' })
  circles!: unknown

  @Field(() => [Polygon], { simple: true, description: 'Polygons; may be none.' })
  polygons!: unknown
}

/** Hours of the week. */
@ObjectType({ description: "What the clock shows in the campaign's time zone; days are 1 (Monday) to 7." })
export class Schedule {
  @Field(() => [Int], { simple: true, nullable: true, description: 'On these days; null for every day.' })
  days!: unknown

  @Field(() => GraphQLLocalTime, {
    simple: true,
    nullable: true,
    description: 'From this time on; null from midnight.',
  })
  from!: string | null

  @Field(() => GraphQLLocalTime, {
    simple: true,
    nullable: true,
    description: 'Before this time; null to midnight. Before `from`: over midnight, on the day after.',
  })
  until!: string | null
}

/** Days around a yearly return. */
@ObjectType({
  description:
    "`attribute` names a date of the customer, such as birthday; holds from `daysBefore` to `daysAfter`, whole days of the campaign's time zone.",
})
export class Anniversary {
  @Field(() => String, { simple: true, description: '`birthday`, `createdAt`, or an attribute of the customer.' })
  attribute!: string

  @Field(() => Int, { simple: true, description: 'Days before it that count too.' })
  daysBefore!: number

  @Field(() => Int, { simple: true, description: 'Days after it that count too.' })
  daysAfter!: number
}
