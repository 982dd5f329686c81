import tseslint from 'typescript-eslint';

/**
 * The arrows of src/README.md: which rooms each room may import, always through the other room's index.ts.
 * The composition root (files directly in src/) may open every door.
 */
export const arrows = {
  base: [],
  azure: ['base'],
  store: ['base', 'azure'],
  planning: ['base', 'store'],
  operation: ['base', 'store', 'reporting'],
  deidentify: [],
  reporting: ['base', 'store', 'deidentify'],
  review: ['base', 'store', 'reporting', 'library'],
  mailbox: ['base', 'store', 'reporting', 'review'],
  library: ['base', 'store', 'reporting'],
  adjustments: ['base', 'store'],
  insights: ['base', 'store', 'reporting'],
  briefing: ['base', 'store', 'planning', 'library', 'adjustments'],
  teams: ['base', 'azure', 'store', 'planning', 'reporting', 'review', 'mailbox', 'library', 'briefing', 'adjustments', 'insights', 'deidentify'],
};

const botPackages = { regex: '^(botbuilder|botframework|restify)', message: 'Only src/teams speaks Bot Framework and HTTP.' };
const cosmosPackage = { regex: '^@azure/cosmos', message: 'Only src/store/cosmos*.ts speaks to Cosmos DB.' };
const identityPackage = { regex: '^@azure/identity', message: 'Only src/azure signs in to Azure.' };
const sqlitePackage = { regex: '^libsql', message: 'Only src/store/sqlite*.ts speaks to SQLite.' };

function restrict(files, patterns) {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

function roomBlocks(room, mayOpen) {
  const doors = mayOpen.length > 0 ? `(?:${mayOpen.join('|')})/index\\.js$` : '$^';
  const message = `src/${room} may import only ${mayOpen.map((r) => `../${r}/index.js`).join(', ') || 'itself'}.`;
  const packages = [cosmosPackage, sqlitePackage, ...(room === 'teams' ? [] : [botPackages]), ...(room === 'azure' ? [] : [identityPackage])];
  return [
    restrict([`src/${room}/*.ts`], [{ regex: `^\\.\\./(?!${doors})`, message }, ...packages]),
    restrict([`src/${room}/*/*.ts`], [{ regex: `^\\.\\./\\.\\./(?!${doors})`, message }, ...packages]),
  ];
}

const identitySyntax = [
  {
    selector: "MemberExpression[property.name=/^(aadObjectId|userPrincipalName|clientInfo|localTimestamp|localTimezone|rawTimestamp)$/]",
    message: 'Identity fields are read in src/teams/identity-gate.ts only.',
  },
  {
    selector: "MemberExpression[object.property.name='from'][property.name=/^(id|name|role)$/]",
    message: 'The sender is read in src/teams/identity-gate.ts only.',
  },
  {
    selector: "MemberExpression[property.name='activity']",
    message: 'The activity is read in src/teams/identity-gate.ts and src/teams/turn.ts only.',
  },
];
const exportSyntax = {
  selector: "CallExpression[callee.property.name='export']",
  message: 'On Node 20 a process can stand still for ever in the export() of a key that it just generated: give generateKeyPair an encoding instead.',
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', '.screenshots/'] },
  ...tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: true } } },
  {
    rules: {
      'max-lines': ['error', { max: 340, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only src/config.ts reads the environment.' }],
      'no-restricted-syntax': ['error', ...identitySyntax, exportSyntax],
    },
  },
  ...Object.entries(arrows).flatMap(([room, mayOpen]) => roomBlocks(room, mayOpen)),
  restrict(['src/store/cosmos*.ts'], [{ regex: '^\\.\\./(?!(?:base|azure)/index\\.js$)', message: 'src/store may import only base and azure.' }, botPackages, sqlitePackage, identityPackage]),
  restrict(['src/store/sqlite*.ts'], [{ regex: '^\\.\\./(?!base/index\\.js$)', message: 'src/store may import only base.' }, botPackages, cosmosPackage, identityPackage]),
  {
    files: ['src/*.ts', 'src/commands/*.ts'],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [
          { regex: '^\\.{1,2}/[a-z]+/(?!index\\.js$)', message: 'Open a room through its index.ts.' },
          botPackages, cosmosPackage, sqlitePackage, identityPackage,
        ],
      }],
    },
  },
  { files: ['src/config.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['src/teams/identity-gate.ts', 'src/teams/turn.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/commands/*.ts', 'test/**/*.ts', 'manifest/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
);
