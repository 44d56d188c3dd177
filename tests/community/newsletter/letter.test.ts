import { expect, test } from 'vitest';
import { readContent } from '#scripts/checks/content.ts';
import { writeLetter } from '#scripts/newsletter/letter.ts';
import { readSite } from '#site/read-site.ts';

const ROOT = 'tests/fixtures';
const DAY = '2026-06-01';
const site = { ...readSite(ROOT), newsletterService: 'buttondown' } as const;
const letterSince = (since: string) => writeLetter(readContent(ROOT, DAY), site, since);

test('a letter names new articles and what was checked, with full addresses, and how to leave', () => {
  const { html, text, items } = letterSince('2020-01-01');
  expect(items).toBeGreaterThan(1);
  for (const words of [
    'https://directory.example/articles/example-article/',
    'https://directory.example/evidence/example-therapy/example-pain/',
    '{{ unsubscribe_url }}',
  ]) {
    expect(html).toContain(words);
    expect(text).toContain(words);
  }
});

test('it holds what mail programs show on a narrow screen, and nothing that tells who opened it', () => {
  const { html } = letterSince('2020-01-01');
  expect(html).not.toMatch(/<(?:img|script|style|link|table|svg|iframe)\b|class=|url\(/i);
  expect(html).toContain('max-width:600px');
  expect(html).not.toMatch(/[^-]width:\d{3,}px/);
});

test('nothing new is no letter', () => {
  expect(letterSince('2027-01-01').items).toBe(0);
});
