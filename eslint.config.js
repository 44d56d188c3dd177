import { defineConfig, globalIgnores } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const noParentImport = {
  regex: '^(\\.\\./|\\./.*\\.\\./)',
  message: 'Import through an alias of package.json (#articles/model.ts), never through "../".',
};
const noEntries = {
  regex: '^(?:#site|\\.)/entries\\.ts$',
  message: 'Only queries.ts read the entries; ask a query.',
};

/** What the house rules of the code base forbid outright; tests/house holds what a linter cannot see. */
const noEnum = {
  selector: 'TSEnumDeclaration',
  message: 'Use a union of literals or a const table instead of an enum.',
};
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Use a named export, so that a thing has one name everywhere.',
};

// Tools expect a default export here.
const toolConfigs = ['*.config.{js,mjs,ts}'];
const typeScript = ['**/*.ts'];

export default defineConfig(
  // scripts/bench/others holds projects of other generators, written as their first users would write them.
  globalIgnores(['dist/', '.astro/', '.cache/', 'public/', 'content/', 'tests/fixtures/', 'scripts/bench/others/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.strict,
  { files: typeScript, extends: [tseslint.configs.recommendedTypeCheckedOnly] },
  {
    files: typeScript,
    // Scripts inside .astro files are cut out as virtual .ts files, which no TypeScript project knows.
    ignores: ['**/*.astro/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Event handlers take promises on purpose.
      // A loader is asynchronous by its contract, whether or not it waits for anything.
      '@typescript-eslint/require-await': 'off',
      // `delete element.dataset[name]` is how an attribute is taken away.
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  { files: ['**/*.astro/*.ts', '**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
  astro.configs.recommended,
  astro.configs['jsx-a11y-strict'],
  {
    files: ['**/*.astro'],
    rules: {
      // VoiceOver takes a list without bullets for plain text unless it says that it is a list.
      'astro/jsx-a11y/no-redundant-roles': ['error', { ul: ['list'], ol: ['list'] }],
      // A box that scrolls by itself must be reached by keyboard (WCAG 2.1.1).
      'astro/jsx-a11y/no-noninteractive-tabindex': ['error', { tags: ['section', 'main'], roles: ['region'] }],
    },
  },
  {
    files: ['**/*.{ts,js,mjs,astro}'],
    languageOptions: { globals: { ...globals.node } },
    rules: {
      eqeqeq: 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-var': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-imports': ['error', { patterns: [noParentImport, noEntries] }],
      'no-restricted-syntax': ['error', noEnum, noDefaultExport],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/queries.ts', 'scripts/**', 'tests/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noParentImport] }] },
  },
  { files: toolConfigs, rules: { 'no-restricted-syntax': ['error', noEnum] } },
  {
    // A reader's console stays silent, and the build speaks through scripts only.
    files: ['src/**/*.{ts,astro}', 'src/**/*.astro/*.ts'],
    languageOptions: { globals: { ...globals.browser } },
    rules: { 'no-console': 'error' },
  },
);
