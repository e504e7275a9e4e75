/** How each field of `Made` is made of what an object was opened with. */
export type Makers<Opened, Made> = { readonly [Name in keyof Made]: (opened: Opened) => Made[Name] }

/** Opens objects whose fields are made when they are first read, and then kept: a request reads few of many. */
export function madeWhenAsked<Opened, Made extends object>(makers: Makers<Opened, Made>): (opened: Opened) => Made {
  class Kept {
    readonly opened: Opened
    constructor(opened: Opened) {
      this.opened = opened
    }
  }
  for (const name of Object.keys(makers) as (keyof Made)[])
    Object.defineProperty(Kept.prototype, name, {
      get(this: Kept): unknown {
        const value = makers[name](this.opened)
        Object.defineProperty(this, name, { value })
        return value
      },
    })
  return (opened) => new Kept(opened) as unknown as Made
}
