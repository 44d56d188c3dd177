import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareContent } from '#scripts/github/changes.ts';
import { commentFor, fenced } from '#scripts/github/comment.ts';

test('pages that come, go and change are told apart, and a claim that says something else stands out', () => {
  const head = mkdtempSync(join(tmpdir(), 'head-'));
  try {
    cpSync('tests/fixtures/content', join(head, 'content'), { recursive: true });
    const claim = join(head, 'content/evidence/example-therapy/example-pain.yaml');
    const before = readFileSync(claim, 'utf8');
    writeFileSync(claim, before.replace(/^certainty: .*$/m, 'certainty: high'));
    rmSync(join(head, 'content/pages/about.md'));
    writeFileSync(join(head, 'content/glossary/new-word.yaml'), 'term: new word\ndefinition: A new word.\n');
    const changes = compareContent('tests/fixtures', head, '2026-06-01');
    expect(changes.added).toEqual(['content/glossary/new-word.yaml']);
    expect(changes.removed).toEqual(['content/pages/about.md']);
    expect(changes.changed).toEqual(['content/evidence/example-therapy/example-pain.yaml']);
    expect(changes.moved).toMatchObject([{ key: 'certainty', to: 'high' }]);
    expect(commentFor([], changes)).toContain('two reviewers');
  } finally {
    rmSync(head, { recursive: true, force: true });
  }
});

test('what a stranger wrote cannot leave its fence, mention somebody or hide the rest', () => {
  const wicked = 'a ``` b ````\n@everyone <!-- ![x](https://tracker.example/x.png)';
  const shown = fenced(wicked);
  const [fence = ''] = /^`+/.exec(shown) ?? [];
  expect(wicked).not.toContain(fence);
  expect(shown.endsWith(`\n${fence}`)).toBe(true);
  expect(fenced('x'.repeat(200_000)).length).toBeLessThan(60_000);
});
