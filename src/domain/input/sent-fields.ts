import type { Place } from './place.ts'

/** A draft whose absent fields are left out. */
export type Sent<Draft> = {
  [Field in keyof Draft as undefined extends Draft[Field] ? never : Field]: Draft[Field]
} & {
  [Field in keyof Draft as undefined extends Draft[Field] ? Field : never]?: Exclude<Draft[Field], undefined>
}

/** Leaves out the fields that were not sent, so that spreading a draft over what is there keeps them. */
export function sentFields<Draft extends object>(draft: Draft): Sent<Draft> {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)) as Sent<Draft>
}

/** A field of a change: absent (undefined) and null pass, all else is read. */
export function readSent<In, Out>(
  value: In | null | undefined,
  place: Place,
  read: (value: In, place: Place) => Out,
): Out | null | undefined {
  if (value === null || value === undefined) return value as null | undefined
  return read(value, place)
}
