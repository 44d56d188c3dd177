import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { collections } from '#collections.ts';
import { KIND_NAMES, kindNamed } from '#scripts/new/kinds.ts';
import { starterFile, starterText } from '#scripts/new/starters.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { readEntryText } from '#site/entry-files.ts';

test.each(KIND_NAMES)('the starter of a %s is what its schema says', (name) => {
  expect(readFileSync(starterFile(name), 'utf8'), 'run `node scripts/starters.ts`').toBe(starterText(name));
});

test.each(KIND_NAMES)('the starter of a %s is valid as it stands', (name) => {
  const { collection } = kindNamed(name);
  const file = { collection, id: 'starter', file: starterFile(name) };
  expect(readEntryText(starterText(name), collections[collection], file).problems).toEqual([]);
});

test('the checker leaves the starters alone', () => {
  const { problems } = checkContent({ root: '.', today: '2026-11-23' });
  expect(problems.filter(({ file }) => file.includes('_templates'))).toEqual([]);
});
