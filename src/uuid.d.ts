/** The package has no types of its own. */
declare module 'uuid' {
  /** A fresh UUIDv7: those of one process only grow, within a millisecond too. */
  export function v7(): string
}
