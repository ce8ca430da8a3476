import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import { readFileSync } from 'node:fs';
import tseslint from 'typescript-eslint';

const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** Who may import whom, by `type:` tag; `scope:` keeps contexts apart. Every rule has a probe in tools/architecture. */
export const boundaries = [
  { sourceTag: 'type:kernel', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:contracts', onlyDependOnLibsWithTags: ['type:kernel', 'type:contracts'] },
  { sourceTag: 'type:domain', onlyDependOnLibsWithTags: ['type:kernel', 'type:contracts'] },
  { sourceTag: 'type:event-sourcing', onlyDependOnLibsWithTags: ['type:kernel'] },
  { sourceTag: 'type:log', onlyDependOnLibsWithTags: ['type:kernel'] },
  { sourceTag: 'type:witness', onlyDependOnLibsWithTags: ['type:kernel', 'type:log'] },
  { sourceTag: 'type:engine', onlyDependOnLibsWithTags: ['type:kernel', 'type:event-sourcing'] },
  { sourceTag: 'type:keys', onlyDependOnLibsWithTags: ['type:kernel', 'type:event-sourcing'] },
  { sourceTag: 'type:files', onlyDependOnLibsWithTags: ['type:kernel', 'type:event-sourcing', 'type:keys'] },
  { sourceTag: 'type:telemetry', onlyDependOnLibsWithTags: ['type:kernel', 'type:event-sourcing'] },
  {
    sourceTag: 'type:projections',
    onlyDependOnLibsWithTags: ['type:kernel', 'type:event-sourcing', 'type:telemetry'],
  },
  {
    sourceTag: 'type:messaging',
    onlyDependOnLibsWithTags: [
      'type:kernel',
      'type:contracts',
      'type:event-sourcing',
      'type:projections',
      'type:telemetry',
    ],
  },
  {
    // What a context offers to others beside its contracts.
    sourceTag: 'type:client',
    onlyDependOnLibsWithTags: [
      'type:kernel',
      'type:contracts',
      'type:event-sourcing',
      'type:projections',
      'type:messaging',
    ],
  },
  { sourceTag: 'type:http', onlyDependOnLibsWithTags: ['type:kernel', 'type:event-sourcing', 'type:telemetry'] },
  { sourceTag: 'type:issuer', onlyDependOnLibsWithTags: ['type:kernel', 'type:http'] },
  {
    sourceTag: 'type:access',
    onlyDependOnLibsWithTags: [
      'type:kernel',
      'type:event-sourcing',
      'type:projections',
      'type:http',
      'type:contracts',
      'type:domain',
    ],
  },
  {
    sourceTag: 'type:records',
    onlyDependOnLibsWithTags: [
      'type:kernel',
      'type:domain',
      'type:event-sourcing',
      'type:files',
      'type:projections',
      'type:http',
      'type:access',
      'type:messaging',
    ],
  },
  {
    // What processes are put together from.
    sourceTag: 'type:composition',
    onlyDependOnLibsWithTags: [
      'type:composition',
      'type:feature',
      'type:telemetry',
      'type:http',
      'type:access',
      'type:issuer',
      'type:keys',
      'type:files',
      'type:projections',
      'type:records',
      'type:messaging',
      'type:client',
      'type:engine',
      'type:event-sourcing',
      'type:kernel',
      'type:domain',
      'type:contracts',
    ],
  },
  { sourceTag: 'type:embedded', onlyDependOnLibsWithTags: ['type:kernel'] },
  { sourceTag: 'type:plan-import', onlyDependOnLibsWithTags: ['type:kernel'] },
  {
    sourceTag: 'type:feature',
    onlyDependOnLibsWithTags: [
      'type:kernel',
      'type:event-sourcing',
      'type:contracts',
      'type:domain',
      'type:keys',
      'type:files',
      'type:projections',
      'type:http',
      'type:access',
      'type:records',
      'type:messaging',
      'type:client',
      'type:plan-import',
      'type:log',
      'type:witness',
    ],
  },
  {
    sourceTag: 'type:testing',
    onlyDependOnLibsWithTags: ['type:kernel', 'type:contracts', 'type:event-sourcing', 'type:engine', 'type:embedded'],
  },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: [
      'type:composition',
      'type:feature',
      'type:witness',
      'type:embedded',
      'type:telemetry',
      'type:http',
      'type:access',
      'type:issuer',
      'type:keys',
      'type:projections',
      'type:event-sourcing',
    ],
  },
  {
    sourceTag: 'type:e2e',
    onlyDependOnLibsWithTags: [
      'type:e2e',
      'type:kernel',
      'type:event-sourcing',
      'type:engine',
      'type:keys',
      'type:issuer',
      'type:embedded',
      'type:domain',
    ],
  },
  {
    sourceTag: 'type:scenarios',
    onlyDependOnLibsWithTags: [
      'type:kernel',
      'type:event-sourcing',
      'type:contracts',
      'type:domain',
      'type:keys',
      'type:files',
      'type:projections',
      'type:http',
      'type:access',
      'type:records',
      'type:messaging',
      'type:feature',
      'type:client',
      'type:engine',
      'type:embedded',
    ],
  },
  // What runs in a browser: of the services, the shapes that they publish, and never what needs Node.
  { sourceTag: 'type:console', onlyDependOnLibsWithTags: ['type:kernel', 'type:contracts'] },
  { sourceTag: 'scope:console', onlyDependOnLibsWithTags: ['scope:console', 'scope:shared', 'type:contracts'] },
  { sourceTag: 'platform:browser', onlyDependOnLibsWithTags: ['platform:browser', 'platform:any'] },
  { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared', 'scope:directory'] },
  { sourceTag: 'scope:directory', onlyDependOnLibsWithTags: ['scope:directory', 'scope:shared'] },
  { sourceTag: 'scope:plans', onlyDependOnLibsWithTags: ['scope:plans', 'scope:shared', 'type:contracts'] },
  {
    sourceTag: 'scope:assessments',
    onlyDependOnLibsWithTags: ['scope:assessments', 'scope:shared', 'type:contracts', 'type:client'],
  },
  {
    sourceTag: 'scope:awards',
    onlyDependOnLibsWithTags: ['scope:awards', 'scope:shared', 'type:contracts', 'type:client'],
  },
  // The audit's process folds every context's records as they were: it takes the list of them, and only an app may.
  { sourceTag: 'scope:audit', onlyDependOnLibsWithTags: ['scope:audit', 'scope:shared', 'scope:deployment'] },
  { sourceTag: 'platform:any', onlyDependOnLibsWithTags: ['platform:any'] },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.nx/**',
      '.gongjian/**',
      '**/*.mjs',
      '**/*.gen.ts',
      '**/generators/templates/**',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { project: ['./tsconfig.lint.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'No default exports: name what you export.' },
        { selector: 'ExportAllDeclaration', message: 'index.ts lists names; no export *.' },
        { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
      ],
    },
  },
  {
    files: ['apps/console/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    languageOptions: { parserOptions: { project: ['./apps/console/tsconfig.spec.json'] } },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // A refusal is data, RFC 9457: pages show it as it came.
      '@typescript-eslint/only-throw-error': ['error', { allow: [{ from: 'file', name: 'Problem' }] }],
    },
  },
  {
    files: ['{apps,libs}/**/*.{ts,tsx}', 'tools/scenarios/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/src/testing/**'],
    // The boundary rule asks what package.json names: a changed list makes what the cache remembers void.
    settings: { dependencies },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          // An optional dependency is none of those that the rule knows.
          allow: ['virtual:pwa-register/react', '@kurrent/kurrentdb-client', '@kurrent/kurrentdb-client/**'],
          checkDynamicDependenciesExceptions: [],
          depConstraints: boundaries,
          banTransitiveDependencies: true,
        },
      ],
    },
  },
  {
    files: ['libs/*/domain/**/*.ts', 'libs/shared/kernel/**/*.ts', 'libs/*/contracts/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/src/testing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(?!@gongjian/|\\.{1,2}/)', message: 'Domain code is pure: no npm, no Node.' }] },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Domain code is pure.' },
        { name: 'Buffer', message: 'Domain code is pure.' },
        { name: 'setTimeout', message: 'Domain code is pure.' },
        { name: 'crypto', message: 'Ids come in with the command.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: '`now` comes in with the command.' },
        { object: 'Math', property: 'random', message: 'Domain code is pure.' },
      ],
    },
  },
  {
    files: ['libs/*/contracts/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(?!@gongjian/|\\.{1,2}/|zod$)', message: 'Contracts are shapes: zod alone.' }] },
      ],
    },
  },
  {
    files: ['libs/*/domain/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/src/testing/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^@gongjian/(?!directory-)[a-z]+-contracts$',
              allowTypeImports: true,
              message: 'Domain code is pure: of a contract with shapes, types only.',
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'AwaitExpression', message: 'Domain code is pure: no await.' },
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: '`now` comes in with the command.',
        },
        { selector: 'ExportDefaultDeclaration', message: 'No default exports: name what you export.' },
        { selector: 'ExportAllDeclaration', message: 'index.ts lists names; no export *.' },
      ],
    },
  },
  {
    files: ['**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
);
