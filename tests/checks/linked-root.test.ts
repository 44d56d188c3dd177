import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collections } from '#collections.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { compareContent } from '#scripts/github/changes.ts';
import { commentFor } from '#scripts/github/comment.ts';
import { readCollection } from '#site/entry-files.ts';

test('a link in the place of content/ is told once, and nothing behind it reaches the public comment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linked-'));
  try {
    mkdirSync(join(folder, 'private/people'), { recursive: true });
    writeFileSync(join(folder, 'private/secret-key.txt'), 'secret');
    writeFileSync(join(folder, 'private/people/jane-doe.yaml'), 'name: Jane Doe');
    mkdirSync(join(folder, 'head'));
    symlinkSync(join(folder, 'private'), join(folder, 'head/content'));
    const root = join(folder, 'head');

    const { problems } = checkContent({ root, today: '2026-06-01' });
    expect(problems.filter(({ code }) => code === 'file-symlink')).toEqual([
      expect.objectContaining({ file: 'content', found: 'This is a link to another place on the disk.' }),
    ]);
    expect(problems).toHaveLength(1);
    expect(readCollection(root, 'people', collections.people).entries).toEqual([]);
    const comment = commentFor(problems, compareContent('tests/fixtures', root, '2026-06-01'));
    expect(comment).not.toMatch(/secret|jane|private/i);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('names of files cannot break out of the comment', () => {
  const file = 'content/articles/`\u202e@everyone\n## [x](https://evil.example)/index.md';
  const problem = { code: 'slug-form', file, line: 1, column: 1, found: 'A.', fix: 'b.', severity: 'error' as const };
  const changes = { added: [file], removed: [], changed: [], moved: [] };
  const comment = commentFor([problem], changes);
  const outside = comment.replaceAll(/(`{3,})text\n[^]*?\n\1/g, '');
  expect(outside).not.toMatch(/everyone|evil/);
  expect(comment).not.toContain('\u202e');
  expect(comment).not.toMatch(/^## \[x\]/m);
});
