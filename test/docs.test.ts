import { describe, expect, test } from '@jest/globals'
import { buildSchema, parse, validate } from 'graphql'
import { readdirSync, readFileSync } from 'node:fs'

const root = new URL('../', import.meta.url)
const schema = buildSchema(read('schema.graphql'))
const pages = ['README.md', ...readdirSync(new URL('docs/', root)).map((name) => `docs/${name}`)]
const operations = pages.flatMap((page) => operationsOf(page, read(page)))

describe('The operations that the pages show', () => {
  for (const { place, text } of operations) {
    test(`${place} is valid`, () => expect(problemsOf(text)).toEqual([]))
  }

  test('are found', () => expect(operations.length).toBeGreaterThan(20))
})

describe('The links of the pages', () => {
  for (const page of pages) {
    test(`${page} names files that are there`, () => expect(missingTargets(page)).toEqual([]))
  }
})

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8')
}

/** Whole blocks of GraphQL, operations inside of lines, and those that a block of TypeScript sends. */
function operationsOf(page: string, markdown: string): { place: string; text: string }[] {
  const blocks = [...markdown.matchAll(/^```graphql\n([\s\S]*?)^```$/gm)]
  const sent = [...markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].flatMap((block) => sentBy(block))
  const inline = [...markdown.matchAll(/`((?:query|mutation|subscription)\b[^`]*\{[^`]*)`/g)]
  return [...blocks, ...sent, ...inline.filter(({ index }) => !inTypeScript(markdown, index))].map((found) => ({
    place: `${page}:${markdown.slice(0, found.index).split('\n').length}`,
    text: found[1]!,
  }))
}

function sentBy(block: RegExpExecArray): RegExpExecArray[] {
  return [...block[1]!.matchAll(/`(\s*(?:\{|query|mutation|subscription)[^`]*)`/g)].map((found) =>
    Object.assign(found, { index: block.index + block[0].indexOf('\n') + 1 + found.index }),
  )
}

function inTypeScript(markdown: string, index: number): boolean {
  const fences = [...markdown.slice(0, index).matchAll(/^```(\w*)$/gm)]
  return fences.length % 2 === 1
}

function problemsOf(text: string): string[] {
  return validate(schema, parse(text)).map(({ message }) => message)
}

function missingTargets(page: string): string[] {
  const targets = [...read(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target]) => target!)
  return targets.filter((target) => !isThere(new URL(target, new URL(page, root))))
}

function isThere(url: URL): boolean {
  try {
    readFileSync(url)
    return true
  } catch {
    return false
  }
}
