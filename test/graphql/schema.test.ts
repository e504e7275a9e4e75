import { describe, expect, test } from '@jest/globals'
import { buildSchema, GraphQLObjectType, GraphQLSchema, GraphQLString, isInputObjectType } from 'graphql'
import { readFileSync } from 'node:fs'
import { finishSchema } from '../../src/graphql/finish-schema.ts'
import { printedSchema } from '../../src/graphql/print-schema.ts'
import { roleTable } from '../../src/graphql/role-table.ts'
import { buildBoonSchema } from '../../src/graphql/schema.ts'

const schema = buildBoonSchema()

describe('the schema', () => {
  test('is the one in schema.graphql', () => {
    expect(readFileSync('schema.graphql', 'utf8')).toBe(printedSchema(schema))
  })

  test('gives the roles in docs/roles.md', () => {
    expect(readFileSync('docs/roles.md', 'utf8')).toBe(`${roleTable(schema)}\n`)
  })

  test('describes every type, field, argument and enum value', () => {
    const printed = buildSchema(printedSchema(schema))
    const bare = Object.values(printed.getTypeMap()).flatMap((type) => {
      if (type.name.startsWith('__') || ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)) return []
      const fields = 'getFields' in type ? Object.values(type.getFields()) : []
      const values = 'getValues' in type ? [...type.getValues()] : []
      const parts = [...fields, ...fields.flatMap((field) => ('args' in field ? [...field.args] : [])), ...values]
      const isRoot = ['Query', 'Mutation', 'Subscription'].includes(type.name)
      return [...(isRoot ? [] : [type]), ...parts]
        .filter(({ description }) => !description)
        .map(({ name }) => `${type.name}: ${name}`)
    })
    expect(bare).toEqual([])
  })

  test('asks for exactly one field where an input is one of several', () => {
    const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType)
    const oneOf = inputs.filter(({ isOneOf }) => isOneOf).map(({ name }) => name)
    expect(oneOf.toSorted()).toEqual(['ConditionInput', 'CustomerRef', 'EffectInput', 'GrantInput', 'KeyRef'])
  })

  test('is refused where a root field names no roles', () => {
    const field = { type: GraphQLString }
    const ungated = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { secret: field } }) })
    expect(() => finishSchema(ungated)).toThrow('Query.secret')
  })
})
