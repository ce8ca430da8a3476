const swc = [
  '@swc/jest',
  {
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    sourceMaps: 'inline',
  },
];

const shared = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
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
    },
  ],
};
