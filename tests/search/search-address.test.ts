import { expect, test } from 'vitest';
import { formatSearchAddress, MOST_ADDRESS_LETTERS } from '#search/format-address.ts';
import { isPlainAnchor, readSearchAddress, type SearchState } from '#search/search-address.ts';

const state = (extra: Partial<SearchState>): SearchState => ({ query: '', kind: '', mode: 'forgiving', ...extra });

test.each([
  ['?q=yoga', '', state({ query: 'yoga' })],
  ['', '#q=yoga', state({ query: 'yoga' })],
  ['?q=yoga', '#main', state({ query: 'yoga' })],
  ['?q=yoga&kind=article', '#search-results', state({ query: 'yoga', kind: 'article' })],
  ['?q=yoga', '#q=knee&exact=1', state({ query: 'knee', mode: 'exact' })],
  ['?q=yoga', '#q=', state({})],
  ['', '#main', state({})],
  ['?kind=nonsense', '#', state({})],
])('the address %s%s says what is looked for', (search, hash, expected) => {
  expect(readSearchAddress(search, hash)).toEqual(expected);
});

test('an anchor of the page is none of a search', () => {
  expect(['#main', '#q=yoga', '#kind=article', '#', ''].map(isPlainAnchor)).toEqual([true, false, true, false, false]);
});

test.each([state({ query: 'knee pain & “ice”' }), state({ query: 'C++', kind: 'article', mode: 'exact' })])(
  'a search comes back from its address: %j',
  (wanted) => {
    expect(readSearchAddress('', formatSearchAddress(wanted))).toEqual(wanted);
  },
);

test.each(['a'.repeat(20_000), '🧘'.repeat(20_000), `${'knee '.repeat(5_000)}`, 'x'.repeat(999) + '\uD83E'])(
  'a long query takes only so much of the address, and no half letter (%#)',
  (query) => {
    const address = formatSearchAddress(state({ query, kind: 'article', mode: 'exact' }));
    expect(address.length).toBeLessThanOrEqual(MOST_ADDRESS_LETTERS + '#q=&kind=article&exact=1'.length);
    const read = readSearchAddress('', address);
    expect(query.toWellFormed().startsWith(read.query)).toBe(true);
    expect(read.query.length).toBeGreaterThan(50);
  },
);

test('no query leaves no address', () => {
  expect(formatSearchAddress(state({ query: '  ', kind: 'article' }))).toBe('');
});
