import type { CartLine } from '../cart.ts'
import type { CartState } from './cut.ts'

/** What does not change while incentives are applied: the lines themselves, not what is left of them. */
export type Goods = Pick<CartState, 'lines' | 'currency'>

/** Works out once for one cart's lines what an effect asks of them alone: a choice of a stack asks it again and again. */
export function perLines<Key extends object, Answer>(
  workOut: (key: Key, goods: Goods) => Answer,
): (key: Key, goods: Goods) => Answer {
  const known = new WeakMap<readonly CartLine[], Map<Key, Answer>>()
  return (key, goods) => {
    let answers = known.get(goods.lines)
    if (answers === undefined) known.set(goods.lines, (answers = new Map()))
    let answer = answers.get(key)
    if (answer === undefined) answers.set(key, (answer = workOut(key, goods)))
    return answer
  }
}
