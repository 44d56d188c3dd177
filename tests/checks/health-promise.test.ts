import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContent } from '#scripts/checks/content.ts';
import { rule } from '#scripts/checks/rules/health-promise.ts';

const findingsIn = (sentence: string): number => {
  const root = mkdtempSync(join(tmpdir(), 'promise-'));
  try {
    mkdirSync(join(root, 'content/pages'), { recursive: true });
    cpSync('content/site.yaml', join(root, 'content/site.yaml'));
    const keys = 'title: A page\nsummary: About words.\nupdatedOn: 2026-01-05';
    writeFileSync(join(root, 'content/pages/words.md'), `---\n${keys}\n---\n\n${sentence}\n`);
    return [...rule.check(readContent(root, '2026-06-01'))].length;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

test.each([
  'Acupuncture cures migraine.',
  'A miracle for sore knees.',
  'It is 100 % safe.',
  'It is 100% *effective*.',
  'This device has no side effects.',
  'Simple. No side effects.',
  'It helps without side effects.',
  'Results are guaranteed.',
  'It works for everyone.',
  'A clinically proven device.',
  'It gives permanent relief.',
])('a promise is found: %s', (sentence) => {
  expect(findingsIn(sentence)).toBe(1);
});

test.each([
  'It is not a cure.',
  'There is no cure.',
  'A cure for it is not known.',
  'Is there a cure?',
  'An unproven cure.',
  'Beware of anyone who promises a cure.',
  'One clinic wrote “We guarantee results.” in its window.',
  'The clinic said "a miracle" and left.',
  'Nobody can guarantee that.',
  'We found no study that looked for harms.',
  'The secure page has a curved line, and a manicure is no treatment.',
  'It is not 100% safe.',
  'A page that lists no risks at all tells you something.',
  'B-Cure Laser is the name of a device.',
])('plain words pass: %s', (sentence) => {
  expect(findingsIn(sentence)).toBe(0);
});
