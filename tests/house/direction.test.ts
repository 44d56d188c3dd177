import { expect, test } from 'vitest';
import { findImportProblems } from '#tests/house/direction.ts';
import { readCode } from '#tests/house/files.ts';

const problemsOf = (path: string, text: string): string[] => findImportProblems(new Map([[path, text]]));

test('every import of the house runs from right to left', () => {
  expect(findImportProblems(readCode())).toEqual([]);
});

test.each([
  ['src/articles/model.ts', `import { x } from '#providers/model.ts';`, 'articles → providers'],
  ['src/providers/model.ts', `export { x } from '#articles/model.ts';`, 'providers → articles'],
  ['src/people/model.ts', `import type { X } from '#evidence/schema.ts';`, 'people → evidence'],
  ['src/site/fields.ts', `import '#people/schema.ts';`, 'site → people'],
  ['src/topics/queries.ts', `const x = await import('#shell/head.ts');`, 'topics → shell'],
  ['src/shell/Shell.astro', `---\nimport x from '#pages/index.astro';\n---\n<p>x</p>`, 'shell → pages'],
  [
    'src/topics/Card.astro',
    `---\nconst x = 1;\n---\n<script>\n  import '#articles/x.ts';\n</script>`,
    'topics → articles',
  ],
  ['src/topics/Card.astro', `<p>{(await import('#articles/x.ts')).y}</p>`, 'topics → articles'],
  ['src/articles/model.ts', `import { collections } from '#collections.ts';`, 'knows every subject'],
  ['src/articles/model.ts', `import { check } from '#scripts/check.ts';`, 'does not know its tools'],
  ['src/articles/model.ts', `import { x } from '../people/schema.ts';`, 'climbs out'],
  ['scripts/check.ts', `import { x } from '../src/people/schema.ts';`, 'climbs out'],
  ['src/articles/model.ts', `import { listEntries } from '#site/entries.ts';`, 'ask a query'],
  ['src/pages/index.astro', `---\nimport { listEntries } from '#site/entries.ts';\n---\n`, 'ask a query'],
  ['src/articles/model.ts', `import { getEntry } from 'astro:content';`, 'ask a query'],
  ['src/collections.ts', `import { x } from '#articles/queries.ts';`, 'only its schema.ts'],
  ['src/videos/model.ts', ``, 'no room of the house'],
])('%s may not hold %s', (path, text, reason) => {
  expect(problemsOf(path, text).join('\n')).toContain(reason);
});

test.each([
  ['src/articles/model.ts', `import { x } from '#people/schema.ts';`],
  ['src/people/Card.astro', `---\nimport Icon from '#design/Icon.astro';\nimport { x } from './schema.ts';\n---\n`],
  ['src/design/Icon.astro', `---\nimport { x } from '#site/addresses.ts';\n---\n`],
  ['src/pages/index.astro', `---\nimport Shell from '#shell/Shell.astro';\n---\n<p>it's import('x') in prose</p>`],
  ['src/articles/queries.ts', `import { listEntries } from '#site/entries.ts';`],
  ['src/collections.ts', `import { articleSchema } from '#articles/schema.ts';`],
  ['src/articles/queries.ts', `import { getEntry } from 'astro:content';`],
  [
    'src/content.config.ts',
    `import { defineCollection } from 'astro:content';\nimport { collections } from '#collections.ts';`,
  ],
  ['src/articles/model.ts', `// import { x } from '#shell/x.ts';\nconst text = "import '#shell/y.ts'";`],
])('%s may hold %s', (path, text) => {
  expect(problemsOf(path, text)).toEqual([]);
});

test('a problem names the file and the line', () => {
  expect(problemsOf('src/site/x.ts', `\n\nimport '#shell/y.ts';`)[0]).toMatch(/^src\/site\/x\.ts:3: site → shell: /);
});
