import { expect, test } from '@jest/globals'
import { GraphQLError, parse } from 'graphql'
import { remembering } from '../../src/graphql/remembered-documents.ts'

function counted() {
  const checked: string[] = []
  const documentOf = remembering((text) => {
    checked.push(text)
    return text === 'wrong' ? [new GraphQLError('wrong')] : parse(text)
  })
  return { checked, documentOf }
}

test('a right document is checked once, a wrong one each time', () => {
  const { checked, documentOf } = counted()
  expect(documentOf('{ a }')).toBe(documentOf('{ a }'))
  expect(documentOf('wrong')).toEqual(documentOf('wrong'))
  expect(checked).toEqual(['{ a }', 'wrong', 'wrong'])
})

test('of many the one that is still asked for is kept', () => {
  const { checked, documentOf } = counted()
  for (let number = 0; number < 300; number += 1) {
    documentOf('{ a }')
    documentOf(`{ a${number} }`)
  }
  documentOf('{ a0 }')
  expect(checked.filter((text) => text === '{ a }')).toHaveLength(1)
  expect(checked.filter((text) => text === '{ a0 }')).toHaveLength(2)
})
