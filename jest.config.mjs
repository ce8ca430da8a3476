const swc = (parser, transform) => [
  '@swc/jest',
  {
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', ...parser },
      transform,
      keepClassNames: true,
    },
    sourceMaps: 'inline',
  },
];
const decorated = { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false };

const shared = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.ts$': swc({ decorators: true }, decorated),
    '^.+\\.tsx$': swc({ tsx: true }, { react: { runtime: 'automatic' } }),
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@gongjian/source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.nx/', '<rootDir>/.gongjian/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};

/** unit: no I/O. int: one real part (PostgreSQL, files). e2e: the whole system, Chromium. */
export default {
  workerIdleMemoryLimit: '700MB',
  testTimeout: 60_000,
  testSequencer: '<rootDir>/tools/workspace/slow-tests-first.mjs',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testRegex: '(?<!\\.int|\\.e2e)\\.spec\\.ts$',
    },
    {
      ...shared,
      displayName: 'int',
      testRegex: '\\.int\\.spec\\.ts$',
      globalSetup: '<rootDir>/libs/shared/testing/src/postgres/jest-global-setup.mjs',
      globalTeardown: '<rootDir>/libs/shared/testing/src/postgres/jest-global-teardown.mjs',
    },
    {
      ...shared,
      displayName: 'e2e',
      testRegex: '\\.e2e\\.spec\\.ts$',
      globalSetup: '<rootDir>/apps/system-e2e/src/jest-global-setup.mjs',
      globalTeardown: '<rootDir>/apps/system-e2e/src/jest-global-teardown.mjs',
    },
  ],
};
