/** Tests run the TypeScript sources directly; packages that ship ES modules only are transformed too. */
const esModulePackages = ['jose', 'croner', 'p-retry', 'is-network-error', 'intl-messageformat', '@formatjs', 'fast-check', 'pure-rand', 'strip-bom', 'echarts', 'zrender'];

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/build.ts',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '\\.[jt]s$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(${esModulePackages.join('|')})/)`],
  testTimeout: 120_000,
  // Much of the time is spent waiting for other processes.
  maxWorkers: '100%',
};
