import { registerEnumType } from 'type-graphql'

/** An enum of the schema over a union of the domain: each value with its description. Values pass through as they are. */
export function enumeration<Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): { readonly [value in Value]: value } {
  const members = Object.fromEntries(Object.keys(values).map((value) => [value, value])) as { [value in Value]: value }
  const valuesConfig = Object.fromEntries(
    Object.entries<string>(values).map(([value, description]) => [value, { description }]),
  ) as Record<Value, { description: string }>
  registerEnumType(members, { name, description, valuesConfig })
  return members
}
