import type { ClassType } from 'type-graphql'

let isBuilding = false

/** Builds something of what classes declare. */
export function whileBuilding<Built>(build: () => Built): Built {
  isBuilding = true
  try {
    return build()
  } finally {
    isBuilding = false
  }
}

/**
 * The type of an argument as the schema is built; while serving, plain objects. type-graphql makes instances of input classes, field by field,
 * for each call; operations take plain values.
 */
export function asDeclared(type: () => ClassType): () => ClassType {
  return () => (isBuilding ? type() : (Object as unknown as ClassType))
}
