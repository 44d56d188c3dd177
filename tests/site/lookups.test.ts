import { expect, test } from 'vitest';
import { LICENSE_SEARCHES } from '#places/license-searches.ts';
import { LOOKUP_CAUTION } from '#providers/official-lookups.ts';
import { readContent } from '#scripts/checks/content.ts';
import type { Profession, Treatment } from '#topics/schema.ts';
import { attribute, elementsNamed, readContentPages, textOf, type Page } from '#tests/site/pages.ts';

const content = readContent('.', '2026-11-30');
const written = <Data>(collection: string): (readonly [string, Data])[] =>
  content.entries
    .filter((entry) => entry.collection === collection)
    .map(({ id, written: data }) => [id, data as Data] as const);
const lookups = new Map(
  written<Partial<Profession>>('professions').map(([id, data]) => [id, (data.lookups ?? []).map(({ url }) => url)]),
);
const pages = new Map(readContentPages().map((page) => [page.url, page]));

const leadsTo = (page: Page | undefined): string[] =>
  page === undefined ? [] : elementsNamed(page, 'a').map((link) => attribute(link, 'href') ?? '');

test('a list of those who offer a treatment leads to every verified place to look more of them up, and says that we did not check them', () => {
  let asked = 0;
  for (const [id, { deliveredBy }] of written<Treatment>('treatments')) {
    const page = pages.get(`/providers/for/${id}/`);
    const wanted = deliveredBy.flatMap((slug) => lookups.get(slug) ?? []);
    // Long lists have them on their last page.
    if (page === undefined || pages.has(`/providers/for/${id}/page/2/`)) continue;
    asked += wanted.length;
    expect(leadsTo(page), id).toEqual(expect.arrayContaining(wanted));
    expect(
      elementsNamed(page, 'p').some((paragraph) => textOf(paragraph).includes(LOOKUP_CAUTION)),
      id,
    ).toBe(wanted.length > 0);
  }
  expect(asked).toBeGreaterThan(0);
});

test("a profile leads to where its professions are checked, and to its state's own search", () => {
  const profiles = written<{ readonly professions: readonly string[] }>('providers');
  expect(profiles.length).toBeGreaterThan(0);
  for (const [id, { professions }] of profiles) {
    const { file = '' } = content.entries.find((entry) => entry.collection === 'providers' && entry.id === id) ?? {};
    const search = LICENSE_SEARCHES.get(file.split('/').at(-2) ?? '');
    const wanted = [...professions.flatMap((slug) => lookups.get(slug) ?? []), ...(search ? [search.url] : [])];
    expect(leadsTo(pages.get(`/providers/${id}/`)), id).toEqual(expect.arrayContaining(wanted));
  }
});
