/** Who counts what is served: `http/metrics.ts` does. */
export interface Observer {
  /** One operation came to its end. `field`: its first root field, or `other`. */
  operation(of: {
    readonly kind: string
    readonly field: string
    readonly failed: boolean
    readonly seconds: number
  }): void
  /** Sockets open changed by one. */
  sockets(change: 1 | -1): void
}
