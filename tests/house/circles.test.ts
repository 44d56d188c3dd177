import { expect, test } from 'vitest';
import { findCircles } from '#tests/house/circles.ts';
import { readCode } from '#tests/house/files.ts';

const circlesIn = (files: Readonly<Record<string, string>>): string[] =>
  findCircles(new Map(Object.entries(files))).map((circle) => circle.join(' ↔ '));

test('no modules import each other in a circle', () => {
  const code = new Map([...readCode()].filter(([path]) => !path.startsWith('tests/')));
  const found = findCircles(code).map((circle) => circle.join(' ↔ '));
  expect(found).toEqual([]);
});

test('a circle is named by all its modules, however long it is', () => {
  const files = {
    'src/topics/a.ts': `import { b } from './b.ts';`,
    'src/topics/b.ts': `export { c } from '#topics/c.ts';`,
    'src/topics/c.ts': `const a = await import('./a.ts');`,
    'src/topics/d.ts': `import { a } from './a.ts';`,
  };
  expect(circlesIn(files)).toEqual(['src/topics/a.ts ↔ src/topics/b.ts ↔ src/topics/c.ts']);
});

test('views and their scripts are modules like others', () => {
  const files = {
    'src/design/A.astro': `---\nimport B from './B.astro';\n---\n<B />`,
    'src/design/B.astro': `<p>b</p>\n<script>\n  import './c.ts';\n</script>`,
    'src/design/c.ts': `import A from './A.astro';`,
  };
  expect(circlesIn(files)).toEqual(['src/design/A.astro ↔ src/design/B.astro ↔ src/design/c.ts']);
});

test('imports of types close a circle as well', () => {
  const files = { 'src/site/a.ts': `import type { B } from './b.ts';`, 'src/site/b.ts': `import { a } from './a.ts';` };
  expect(circlesIn(files)).toEqual(['src/site/a.ts ↔ src/site/b.ts']);
});

test('modules that meet without a way back are no circle', () => {
  const files = {
    'src/site/a.ts': `import './b.ts';\nimport './c.ts';`,
    'src/site/b.ts': `import './c.ts';`,
    'src/site/c.ts': '',
  };
  expect(circlesIn(files)).toEqual([]);
});
