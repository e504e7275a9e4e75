import { describe, expect, test } from '@jest/globals'
import { compileExpression, type Expected } from '../../../src/domain/expression/compile-expression.ts'
import { MAXIMUM_ENTRIES } from '../../../src/domain/limits.ts'
import { runCondition, runFormula } from '../../../src/domain/expression/run-expression.ts'
import { activationOf } from '../../../src/domain/expression/activation.ts'
import { openCart } from '../../../src/domain/decisions/working-cart.ts'
import type { Facts } from '../../../src/domain/facts.ts'
import { aCart, aLine, aShopper, aVisitor, someFacts } from '../../support/facts.ts'

function problem(text: string, expected: Expected = 'bool') {
  const compiled = compileExpression(text, expected)
  return compiled.ok ? null : [compiled.problem.line, compiled.problem.column, compiled.problem.message]
}

function programOf(text: string, expected: Expected) {
  const compiled = compileExpression(text, expected)
  if (!compiled.ok) throw new Error(compiled.problem.message)
  return compiled.program
}

const cart = aCart([aLine('TEA', 500, 4), aLine('MUG', 900)], { attributes: { tags: ['a', 'b'], rate: 0.5 } })

function activated(text: string, expected: Expected, given: Partial<Facts> = {}, keys: readonly string[] = []) {
  const facts = someFacts({ cart, ...given })
  const program = programOf(text, expected)
  return [program, activationOf(program, facts, facts.cart && openCart(facts.cart), () => keys)] as const
}

function holds(text: string, given: Partial<Facts> = {}, keys: readonly string[] = []) {
  const ran = runCondition(...activated(text, 'bool', given, keys))
  return ran.ok ? ran.value : ran.problem
}

function amount(text: string, given: Partial<Facts> = {}) {
  const ran = runFormula(...activated(text, 'int', given))
  return ran.ok ? ran.value : ran.problem
}

describe('an expression is refused with its place', () => {
  test.each([
    ['cart.subtotal >=', 1, 17, 'Unexpected token: EOF'],
    ['cart.subtotl > 1', 1, 6, 'No such key: subtotl'],
    ['true &&\n  cart.total > 1', 2, 8, 'No such key: total'],
    ['items.all(i,\n\n i.price > 1)', 3, 4, 'No such key: price'],
    ['basket.subtotal > 1', 1, 1, 'Unknown variable: basket'],
    ['cart.subtotal > "1"', 1, 1, 'no such overload: int > string'],
    ['cart.subtotal', 1, 1, 'must yield a boolean, not int'],
    ['   ', 1, 1, 'must not be blank'],
    ['true && customer.email.matches(".*")', 1, 9, 'matches is not part of the language'],
    ['"a" + "b" == "ab"', 1, 1, 'only numbers, instants and durations are added'],
    ['size([1] + [2]) == 2', 1, 6, 'only numbers, instants and durations are added'],
    ['cart.attributes.a + cart.attributes.a == 1', 1, 1, 'only numbers, instants and durations are added'],
    ['cel.bind(x, 1, x == 1)', 1, 1, 'bind is not part of the language'],
    ['["a"].join(",") == "a"', 1, 1, 'join is not part of the language'],
  ])('%s', (text, line, column, message) => {
    expect(problem(text)).toEqual([line, column, message])
  })

  test('where it yields no number', () => {
    expect(problem('"5"', 'int')).toEqual([1, 1, 'must yield a number, not string'])
    expect(problem('cart.subtotal / 10', 'int')).toBeNull()
    expect(problem('double(cart.subtotal) * 0.15', 'int')).toBeNull()
  })
})

describe('an expression has bounds', () => {
  test('of 2,000 characters', () => {
    expect(problem(`true${' '.repeat(1_996)}`)).toBeNull()
    expect(problem(`true${' '.repeat(1_997)}`)).toEqual([1, 2_001, 'must have at most 2000 characters'])
  })

  test('of depth and of nodes', () => {
    expect(problem(`${'('.repeat(200)}true${')'.repeat(200)}`)?.[2]).toMatch(/maxDepth/)
    expect(problem(Array.from({ length: 300 }, () => '1>0').join('||'))?.[2]).toMatch(/maxAstNodes/)
    expect(problem(Array.from({ length: 90 }, () => 'now>now').join(' && '))).toBeNull()
  })

  test('of steps: loops in loops only as far as the worst cart allows', () => {
    expect(problem('items.all(a, items.exists(b, a.sku == b.sku))')).toBeNull()
    expect(problem('items.all(a, items.all(b, items.all(c, true)))')?.[2]).toMatch(/too many steps/)
    expect(problem('items.all(a, [1, 2].exists(b, [1, 2].exists(c, a.quantity > b + c)))')).toBeNull()
    expect(problem('items.all(a, items.exists(b, a.sku == b.sku)) && cart.subtotal > 1')?.[2]).toMatch(/too many steps/)
    expect(problem('items.all(a, a.quantity * a.unitPrice < cart.subtotal)')).toBeNull()
    const digits = `[${Array.from({ length: 40 }, () => '1').join(',')}]`
    const nested = `${digits}.all(a, ${digits}.all(b, ${digits}.all(c, ${digits}.all(d, true))))`
    expect(problem(nested)?.[2]).toMatch(/too many steps/)
  })

  test('in time: the costliest that is accepted ends soon on the largest cart', () => {
    const lines = Array.from({ length: MAXIMUM_ENTRIES }, (_, at) => aLine(`sku-${at}`, 1))
    const started = process.cpuUsage()
    expect(holds('items.all(a, items.exists(b, b.sku == "none"))', { cart: aCart(lines) })).toBe(false)
    expect(holds('items.map(a, items.map(b, a.quantity * 2)).size() == 500', { cart: aCart(lines) })).toBe(true)
    expect(holds('items.all(a, !items.exists(b, b.sku == "none"))', { cart: aCart(lines) })).toBe(true)
    // Of the processor, which other work on the machine does not lengthen; a bound on kind, not on speed.
    expect(process.cpuUsage(started).user).toBeLessThan(10_000_000)
  })

  test('of lines', () => {
    const lines = Array.from({ length: MAXIMUM_ENTRIES + 1 }, (_, at) => aLine(`sku-${at}`, 1))
    expect(holds('items.size() > 1', { cart: aCart(lines) })).toBe('the cart has more than 500 lines')
  })

  test('of attributes: texts and lists that are too long are not there', () => {
    const attributes = { text: 'x'.repeat(2_001), list: Array.from({ length: 501 }, () => 1), fits: 'x'.repeat(2_000) }
    const given = { cart: aCart([], { attributes }) }
    expect(holds('has(cart.attributes.text) || has(cart.attributes.list)', given)).toBe(false)
    expect(holds('cart.attributes.fits.size() == 2000', given)).toBe(true)
  })

  test('and is compiled once', () => {
    expect(programOf('cart.quantity > 41', 'bool')).toBe(programOf('cart.quantity > 41', 'bool'))
    const first = programOf('cart.quantity > 42', 'bool')
    for (let at = 0; at < 1_000; at++) compileExpression(`cart.quantity > ${at + 100}`, 'bool')
    expect(programOf('cart.quantity > 42', 'bool')).not.toBe(first)
  })
})

describe('a condition', () => {
  test.each([
    ['cart.subtotal == 2900 && cart.quantity == 5 && cart.currency == "EUR"', true],
    ['items.map(i, i.unitPrice * i.quantity).sum() == 2900', true],
    ['items.exists_one(i, i.sku == "MUG") && items[0].sku == "TEA"', true],
    ['"b" in cart.attributes.tags && cart.attributes.rate < 1', true],
    ['size(cart.attributes) == 2', true],
    ['1 / (cart.quantity - 5) > 0', 'division by zero'],
    ['cart.attributes.tags', 'yields no boolean'],
    ['cart.attributes.none', 'No such key: none'],
    ['items[7].sku == "x"', 'No such key: index out of bounds, index 7 >= size 2'],
    ['cart.attributes["constructor"] == 1', 'No such key: constructor'],
    ['9223372036854775807 > cart.subtotal * 3180400000000000', true],
    ['cart.subtotal * 3180500000000000000 > 0', 'integer overflow: 9223450000000000000000'],
  ])('%s', (text, value) => {
    expect(holds(text)).toBe(value)
  })

  test('sees the customer: fields that are not known are not there', () => {
    const customer = aShopper({ email: 'ann@example.org', attributes: { level: 3 } })
    const orders = new Map([['ever', { count: 2, totals: new Map([['EUR', 700]]), changesAt: null }]])
    const given = { customer, orders }
    expect(holds('customer.email.endsWith("example.org") && !has(customer.phone)', given)).toBe(true)
    expect(holds('customer.createdAt < now', given)).toBe(true)
    expect(holds('customer.orders.count == 2 && customer.orders.total == 700', given)).toBe(true)
    expect(holds('customer.segments == ["vip"]', given, ['vip'])).toBe(true)
    expect(holds('customer.phone == "1"', given)).toBe('No such key: phone')
    expect(holds('customer.orders.count == 0', { customer: aVisitor() })).toBe('No such key: orders')
    expect(holds('!("vip" in customer.segments)', { customer: aVisitor() })).toBe('No such key: segments')
    expect(holds('!has(customer.email)', { customer: null })).toBe(true)
  })
})

describe('a formula', () => {
  test.each([
    ['cart.subtotal / 3', 966],
    ['cart.subtotal * 15 / 100', 435],
    ['double(cart.subtotal) * 0.155', 450],
    ['0.5', 1],
    ['-0.5', 0],
    ['1.0 / 0.0', 'yields no whole amount'],
    ['9223372036854775807', 'yields no whole amount'],
    ['cart.attributes.tags', 'yields no whole amount'],
    ['cart.attributes.rate', 1],
    ['cart.subtotal > 1000 ? 100 : 0', 100],
  ])('%s', (text, value) => {
    expect(amount(text)).toBe(value)
  })
})
