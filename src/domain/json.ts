/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject

/** A JSON object: attributes of customers, carts, products and campaigns. */
export interface JsonObject {
  readonly [name: string]: Json
}
