import { describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../src')

/** Who may import whom, by folder of src or by the name of a file that lies in src itself. Nothing else is allowed. */
const mayImport: Readonly<Record<string, readonly string[] | 'all'>> = {
  main: 'all',
  app: ['config', 'secrets', 'store', 'operations'],
  config: [],
  secrets: ['config'],
  'build-web': [],
  'emit-schema': ['graphql'],
  verify: ['config', 'start-problem', 'graphql', 'store', 'operations', 'domain'],
  graphql: ['operations', 'domain'],
  http: ['operations', 'domain'],
  jobs: ['operations', 'domain'],
  demo: ['operations', 'domain'],
  operations: ['store', 'domain'],
  store: ['domain'],
  domain: [],
  web: [],
  'start-problem': [],
  welcome: [],
  'uuid.d': [],
}

/** Packages that one place alone may know; a name ending in a slash stands for all that begin with it. */
const ownedPackages: Readonly<Record<string, readonly string[]>> = {
  '@mikro-orm/': ['store'],
  pg: ['store'],
  'type-graphql': ['graphql'],
  '@apollo/': ['graphql'],
  react: ['web'],
  'react-dom': ['web'],
  esbuild: ['build-web'],
  uuid: ['app'],
}

const purePackages = [
  'luxon',
  'intl-messageformat',
  '@marcbachmann/cel-js',
  '@turf/boolean-point-in-polygon',
  '@turf/distance',
]

/** Time and chance come from `app`; besides, secrets of the installation itself are drawn where they are kept. */
const chanceAllowed = new Set(['app.ts', 'secrets.ts', 'store/postgres-cluster.ts'])
const timeOrChance = new RegExp(
  [
    /\bnew Date\(\s*\)|\bDate\.now\b|\bDateTime\.(?:now|utc|local)\(\s*\)/,
    /\bMath\.random\b|\bcrypto\.(?:random\w+|getRandomValues)/,
    /import \{[^}]*\b(?:random\w+|webcrypto)\b[^}]*\} from 'node:crypto'/,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
)

const environmentAllowed = new Set(['config.ts', 'main.ts', 'verify.ts'])
const vagueName = /(?:^|-)(?:utils?|helpers?|common|managers?)$|^index$/
const mostLines = 300

interface SourceFile {
  readonly path: string
  readonly place: string
  readonly text: string
  /** Without comments. */
  readonly code: string
  readonly imports: readonly string[]
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('web/generated/'))
  .map(readSource)

describe('the architecture', () => {
  test('every file has a place in the import rule', () => {
    expect(files.filter((file) => !(file.place in mayImport)).map((file) => file.path)).toEqual([])
  })

  test('imports follow the import rule', () => {
    expect(
      files.flatMap((file) =>
        ownImports(file)
          .filter((path) => !isAllowed(file, path))
          .map(to(file)),
      ),
    ).toEqual([])
  })

  test('imports name files by their endings, so that node, jest and the compiler all find them', () => {
    const wrong = (name: string) => name.startsWith('.') && !/\.(?:tsx?|css|json)$/.test(name)
    expect(files.flatMap((file) => file.imports.filter(wrong).map(to(file)))).toEqual([])
  })

  test('the domain knows no package but the pure ones', () => {
    const domain = files.filter((file) => file.place === 'domain')
    expect(
      domain.flatMap((file) =>
        packages(file)
          .filter((name) => !purePackages.includes(name))
          .map(to(file)),
      ),
    ).toEqual([])
  })

  test('a package that belongs to one place is imported nowhere else', () => {
    const foreign = (file: SourceFile) =>
      packages(file).filter((name) => !ownersOf(name).includes(file.place) && file.place !== 'main')
    expect(files.flatMap((file) => foreign(file).filter(isOwned).map(to(file)))).toEqual([])
  })

  test('pages use nothing of the server: no built-in module of node', () => {
    const pages = files.filter((file) => file.place === 'web')
    expect(
      pages.flatMap((file) =>
        packages(file)
          .filter((name) => name.startsWith('node:'))
          .map(to(file)),
      ),
    ).toEqual([])
  })

  test('time and chance come in through app.ts alone', () => {
    const server = files.filter((file) => file.place !== 'web' && !chanceAllowed.has(file.path))
    expect(server.flatMap((file) => file.code.match(timeOrChance)?.slice(0, 1).map(to(file)) ?? [])).toEqual([])
  })

  test('the environment is read in config.ts alone', () => {
    expect(pathsOf((file) => file.code.includes('process.env') && !environmentAllowed.has(file.path))).toEqual([])
  })

  test('files are named after what they hold', () => {
    expect(pathsOf((file) => vagueName.test(basename(file.path).replace(/\.tsx?$/, '')))).toEqual([])
  })

  test(`no file is longer than ${mostLines} lines`, () => {
    const handwritten = files.filter((file) => !file.path.startsWith('store/migrations/'))
    const lines = (file: SourceFile) => file.text.trimEnd().split('\n').length
    expect(handwritten.filter((file) => lines(file) > mostLines).map((file) => `${file.path}: ${lines(file)}`)).toEqual(
      [],
    )
  })
})

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
  return { path, place: placeOf(path), text, code, imports: importsOf(code) }
}

/** The folder in src, or the name of a file that lies in src itself. */
function placeOf(path: string): string {
  return path.split('/')[0]!.replace(/\.tsx?$/, '')
}

/** Types count as imports too. */
function importsOf(code: string): string[] {
  const patterns = [
    /^\s*(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]/g,
  ]
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1]!))
}

function ownImports(file: SourceFile): string[] {
  return file.imports
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(root, join(root, dirname(file.path), name)))
}

function isAllowed(file: SourceFile, imported: string): boolean {
  const places = mayImport[file.place]
  return places === 'all' || placeOf(imported) === file.place || (places?.includes(placeOf(imported)) ?? false)
}

function packages(file: SourceFile): string[] {
  return file.imports.filter((name) => !name.startsWith('.')).map(packageName)
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

function ownersOf(name: string): readonly string[] {
  const owned = Object.entries(ownedPackages).find(([key]) => (key.endsWith('/') ? name.startsWith(key) : name === key))
  return owned?.[1] ?? []
}

function isOwned(name: string): boolean {
  return ownersOf(name).length > 0
}

function to(file: SourceFile): (what: string) => string {
  return (what) => `${file.path} → ${what}`
}

function pathsOf(isWrong: (file: SourceFile) => boolean): string[] {
  return files.filter(isWrong).map((file) => file.path)
}
