import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Who may import whom (`docs/architecture.md`): each folder lists what it may not reach. */
const boundary = (folder, forbidden, why) => ({
  files: [`${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ group: forbidden, message: why }] }],
  },
});
/** What only the editor and the command line put together: the learner's folders, and the progress. */
const disk = ['**/journal/**', '**/workspace/**'];
const node = ['node:*', 'fs', 'path', 'os', 'child_process', 'crypto', 'worker_threads'];
const outsideCore = [
  ...['vscode', ...node, ...disk, '**/protocol/**', '**/worker/**', '**/sandbox/**', '**/editor/**', '**/cli/**'],
  '**/packs/**',
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.cache', '.groundloop', 'labs', 'docs/examples'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './webview/tsconfig.json', './src/core/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Taking a property out is how one leaves it out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-restricted-globals': ['error', { name: 'name', message: 'Use a local.' }],
      eqeqeq: 'error',
      // Only TypeScript that is JavaScript once its types are gone.
      '@typescript-eslint/parameter-properties': ['error', { prefer: 'class-property' }],
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Use an object, as const.' }],
    },
  },
  {
    // Typed-array kernels: an index in range is never undefined, and a branch for it would cost time and hide bugs.
    files: ['src/core/{simulation,grading,kernels}/**/*.ts', 'test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      // The functions of `g` don't use `this`; learners pass them around, and so do tests.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  boundary('src/core', outsideCore, 'The core is pure: zod and itself only.'),
  boundary(
    'src/core/figures',
    [...outsideCore, 'zod', '**/course/**', '**/simulation/**'],
    'Figures run in the page (decision 10): kernels and words only, no schemas.',
  ),
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Draws are keyed by event: see simulation/random.ts.' },
        { object: 'Date', property: 'now', message: 'The core has no clock.' },
      ],
      'no-restricted-globals': ['error', 'Date', 'performance', 'setTimeout', 'process', 'globalThis'],
    },
  },
  boundary(
    'src/protocol',
    ['vscode', ...node, ...disk, '**/worker/**', '**/sandbox/**', '**/editor/**', '**/cli/**', '**/packs/**'],
    'Messages only: types and zod.',
  ),
  boundary(
    'src/worker',
    ['vscode', ...disk, '**/editor/**', '**/cli/**', '**/packs/**', '**/sandbox/**'],
    'The worker sees the core and the protocol.',
  ),
  boundary(
    'src/sandbox',
    ['vscode', '**/editor/**', '**/cli/**', '**/worker/**'],
    'The sandbox starts processes; it knows no editor.',
  ),
  boundary('src/assistant', outsideCore, 'The assistant knows what it is handed: a briefing and deeds.'),
  {
    // Loaded with the first question: whatever else the extension imports of it would be loaded with every window.
    files: ['src/**/*.ts'],
    ignores: ['src/assistant/claude/sdk.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@anthropic-ai/*'], allowTypeImports: true, message: 'Only sdk.ts reaches the SDK.' }] },
      ],
    },
  },
  boundary(
    'src/packs',
    ['vscode', '**/editor/**', '**/cli/**', '**/worker/**', '**/sandbox/**'],
    'Reading packs needs files and the core only.',
  ),
  boundary(
    'src/review',
    ['vscode', ...node, ...disk, '**/editor/**', '**/cli/**', '**/worker/**', '**/sandbox/**'],
    'Review is computed from progress and packs alone.',
  ),
  boundary(
    'src/signing',
    ['vscode', ...disk, '**/protocol/**', '**/editor/**', '**/cli/**', '**/worker/**', '**/sandbox/**', '**/packs/**'],
    'Keys and signatures know nothing of what they are for.',
  ),
  boundary(
    'src/desk',
    ['vscode', ...disk, '**/editor/**', '**/cli/**', '**/worker/**'],
    'The desk grades in the sandbox: it knows no editor and no command line.',
  ),
  boundary(
    'src/journal',
    ['vscode', '**/editor/**', '**/cli/**', '**/worker/**', '**/sandbox/**'],
    'The journal is a file: it knows no editor.',
  ),
  boundary(
    'src/workspace',
    ['vscode', '**/editor/**', '**/cli/**', '**/worker/**', '**/sandbox/**'],
    'A lab folder is files and facts: it knows no editor.',
  ),
  boundary(
    'src/queue',
    ['vscode', ...disk, '**/editor/**', '**/cli/**', '**/worker/**', '**/sandbox/**', '**/packs/**'],
    'The queue carries submissions and rows: it is told how they are graded.',
  ),
  boundary('src/cli', ['vscode', '**/editor/**', '**/worker/**'], 'The command line knows no editor.'),
  boundary('src/editor', ['**/worker/**', '**/cli/**'], 'The editor talks to the worker through the sandbox.'),
  boundary(
    'webview',
    ['vscode', ...node, ...disk, '**/worker/**', '**/sandbox/**', '**/editor/**', '**/cli/**', '**/packs/**'],
    'The webview renders; it knows the protocol and core types.',
  ),
  {
    // Whatever else the page needs of the core, the host computes: it would bring its schemas along.
    files: ['webview/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                '**/core/*/*',
                '!**/core/figures/*',
                '!**/core/grading/units.ts',
                '!**/core/base/say.ts',
                '**/protocol/webview.ts',
                'zod',
              ],
              allowTypeImports: true,
              message: 'The webview takes types from the core, and values from core/figures only (decision 10).',
            },
          ],
        },
      ],
    },
  },
  {
    // Programs as other people write them: they must be valid, not in our style.
    files: ['test/corpus/*/**/*.ts'],
    ...tseslint.configs.disableTypeChecked,
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/array-type': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/parameter-properties': 'off',
      'prefer-const': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { exports: 'writable', process: 'readonly', require: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off', '@typescript-eslint/no-empty-function': 'off' },
  },
);
