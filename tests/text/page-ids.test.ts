import { expect, test } from 'vitest';
import { isPageId } from '#site/page-ids.ts';
import { pathsUnder, readFiles } from '#tests/house/files.ts';

/** Views of pages that hold no contributed text with headings. An entry that is no longer needed fails the test. */
const WITHOUT_TEXT = [
  'src/community/CorrectionsPage.astro',
  'src/community/HealthDataPage.astro',
  'src/evidence/DataPage.astro',
  'src/evidence/EvidenceMap.astro',
  'src/evidence/EvidenceMarks.astro',
  'src/evidence/MapLegend.astro',
  'src/evidence/MapShapes.astro',
  'src/evidence/SourcePage.astro',
  'src/pages/people/[slug].astro',
  'src/pages/providers/[slug].astro',
  'src/providers/FinderForm.astro',
  'src/providers/PlaceLinks.astro',
  'src/providers/ProviderBrowse.astro',
  'src/providers/ProviderFinder.astro',
  'src/providers/ProviderPage.astro',
  'src/providers/ProviderPlaces.astro',
  'src/providers/ProvidersHome.astro',
  'src/search/SearchPage.astro',
  'src/shell/HomePage.astro',
  'src/shell/NotFound.astro',
  'src/topics/TopicList.astro',
  'src/try/ComparePage.astro',
  'src/try/ConditionChoices.astro',
  'src/try/TryForm.astro',
  'src/try/TryPage.astro',
];

const views = [...readFiles(pathsUnder('src').filter((path) => path.endsWith('.astro')))].map(([path, text]) => ({
  path,
  ids: [...text.matchAll(/\bid="([^"{]+)"|\bid=\{`([^`$]*)\$/g)].map(([, id, start]) => id ?? `${start ?? ''}x`),
}));

test('every id of a view that stands beside contributed text is kept from headings', () => {
  const free = views
    .filter(({ path }) => !WITHOUT_TEXT.includes(path))
    .flatMap(({ path, ids }) =>
      ids.filter((id) => !isPageId(id, 'content/articles/a/index.md')).map((id) => `${path}: ${id}`),
    );
  expect(free).toEqual([]);
});

test('each view that is excused exists and has an id', () => {
  const withIds = views.filter(({ ids }) => ids.length > 0).map(({ path }) => path);
  expect(WITHOUT_TEXT.filter((path) => !withIds.includes(path))).toEqual([]);
});
