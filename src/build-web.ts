/**
 * Bundles the pages of src/web into dist/web. Run by `npm start` and `npm run build`, never imported.
 * A page is a folder with a `main.tsx` or `main.ts`: it becomes `<page>/main.js` and, where it imports style, `<page>/main.css`;
 * all other files of src/web that are not code (HTML, icons) are copied as they are. GraphiQL's prebuilt files go to `vendor/`.
 */
import { build } from 'esbuild'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const source = join(root, 'src/web')
const target = join(root, 'dist/web')
const compiled = new Set(['.ts', '.tsx', '.css', '.json', '.md'])
const { resolve } = createRequire(import.meta.url)

function pages(): string[] {
  return readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((folder) => ['main.tsx', 'main.ts'].map((file) => join(source, folder.name, file)))
    .filter((file) => existsSync(file))
}

function copyStatic(): void {
  if (!existsSync(source)) return
  cpSync(source, target, {
    recursive: true,
    filter: (file) => basename(file) !== 'generated' && !compiled.has(extname(file)),
  })
}

function packageFile(name: string, file: string): string {
  return join(dirname(resolve(`${name}/package.json`)), file)
}

function copyVendor(): void {
  const vendor = join(target, 'vendor')
  mkdirSync(vendor, { recursive: true })
  const files = [
    packageFile('graphiql', 'graphiql.min.js'),
    packageFile('graphiql', 'graphiql.min.css'),
    packageFile('react', 'umd/react.production.min.js'),
    packageFile('react-dom', 'umd/react-dom.production.min.js'),
    packageFile('graphql-ws', 'umd/graphql-ws.min.js'),
  ]
  for (const file of files) cpSync(file, join(vendor, basename(file)))
}

async function bundle(entryPoints: string[]): Promise<void> {
  await build({
    entryPoints,
    outdir: target,
    outbase: source,
    bundle: true,
    minify: true,
    sourcemap: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    logLevel: 'warning',
  })
}

rmSync(target, { recursive: true, force: true })
copyStatic()
copyVendor()
const entryPoints = existsSync(source) ? pages() : []
if (entryPoints.length > 0) await bundle(entryPoints)
