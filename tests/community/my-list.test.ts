import { expect, test } from 'vitest';
import { MOST_PAGES, parseList, withToggled, type MarkedPage } from '#community/my-list.ts';

const page = (path: string): MarkedPage => ({
  path,
  kind: 'treatment',
  name: 'Yoga',
  summary: 'Postures and breathing.',
  lines: [],
  questions: [],
  dated: '',
  markedOn: '2026-11-29',
});

test('a page is put in, and taken out when it is there', () => {
  const one = withToggled([], page('/treatments/yoga/'));
  expect(one.map(({ path }) => path)).toEqual(['/treatments/yoga/']);
  expect(withToggled(one, page('/treatments/yoga/'))).toEqual([]);
});

test('the list comes back as it was stored, and holds no more than a sheet can', () => {
  const many = Array.from({ length: MOST_PAGES + 5 }, (_, number) => page(`/treatments/${number}/`));
  const list = many.reduce<MarkedPage[]>((all, one) => withToggled(all, one), []);
  expect(list).toHaveLength(MOST_PAGES);
  expect(parseList(JSON.stringify(list))).toEqual(list);
});

test.each([
  null,
  '',
  '{',
  '{}',
  '[1, null, "x"]',
  JSON.stringify([page('https://elsewhere.example/')]),
  JSON.stringify([page('//elsewhere.example/')]),
  JSON.stringify([{ ...page('/treatments/yoga/'), questions: 'none' }]),
])('what cannot be read is left out: %s', (stored) => {
  expect(parseList(stored)).toEqual([]);
});
