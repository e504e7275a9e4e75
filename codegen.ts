import type { CodegenConfig } from '@graphql-codegen/cli'

/** What `npm run codegen` writes: a typed client for our own pages, from schema.graphql alone. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['src/web/**/*.{ts,tsx}', 'test/client/**/*.ts', '!src/web/generated/**'],
  ignoreNoDocuments: true,
  emitLegacyCommonJSImports: false,
  importExtension: '.ts',
  generates: {
    'src/web/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        defaultScalarType: 'string',
        scalars: { JSONObject: 'Record<string, unknown>', SafeInt: 'number' },
      },
    },
  },
}

export default config
