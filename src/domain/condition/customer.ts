import { passes } from '../attribute-test.ts'
import { type Customer, isVisitor } from '../customer.ts'
import type { Json } from '../json.ts'
import type { CustomerTest } from './condition.ts'
import { type Scene, fails, needsSignIn, unknown } from './leaf.ts'
import { HOLDS, type Verdict } from './verdict.ts'

/** Judges one of the customer's own fields or attributes. What is missing is not known: neither a test on it nor its negation holds (law 29), but whether it exists is known. */
export function judgeCustomer({ test }: CustomerTest, negated: boolean, scene: Scene): Verdict {
  const { customer } = scene.facts
  const actual = customer === null ? null : customerValue(customer, test.name)
  if (actual === null && (customer === null || isVisitor(customer))) return needsSignIn(scene)
  if (passes(test, actual) !== negated && (actual !== null || test.operator === 'EXISTS')) return HOLDS
  return (actual === null && test.operator !== 'EXISTS' ? unknown : fails)(scene, () => {
    const asked = `${test.name} ${test.operator} ${test.values.join(', ')}`.trimEnd()
    return { code: 'AUDIENCE', detail: `expected ${negated ? 'not ' : ''}${asked}, got ${JSON.stringify(actual)}` }
  })
}

/** One of a customer's own fields, which law 29 names, or an attribute. Null where it is missing. */
export function customerValue(customer: Customer, name: string): Json {
  switch (name) {
    case 'displayName':
    case 'email':
    case 'phone':
    case 'birthday':
    case 'country':
    case 'city':
    case 'locale':
    case 'timeZone':
      return customer[name]
    case 'createdAt':
      return customer.createdAt.toISOString()
    default:
      return Object.hasOwn(customer.attributes, name) ? (customer.attributes[name] ?? null) : null
  }
}
