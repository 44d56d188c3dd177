import { expect, test } from 'vitest';
import { Resolver } from '#search/resolver.ts';
import { readConceptTable, readVocabulary, SMALL_TABLE } from '#tests/search/vocabulary.ts';

const resolver = new Resolver(readConceptTable());

const firstOf = (query: string): string | undefined => resolver.understand(`${query} `).topics[0]?.slug;

test('every topic is the first answer to its own name', () => {
  const wrong = readVocabulary().topics.filter(({ name, slug }) => firstOf(name) !== slug);
  expect(wrong.map(({ name }) => `${name}: ${firstOf(name) ?? 'nothing'}`)).toEqual([]);
});

test('every other name finds its topic among the first five, also those that the table leaves out', () => {
  const lost = readVocabulary().topics.flatMap(({ slug, alsoKnownAs }) =>
    alsoKnownAs.filter((name) => {
      const found = resolver.understand(`${name} `).topics.slice(0, 5);
      return !found.some((topic) => topic.slug === slug);
    }),
  );
  // Names of stop words alone, such as the initials AT, ACT or IC/BPS, say nothing by themselves.
  expect(lost.length / readVocabulary().topics.flatMap(({ alsoKnownAs }) => alsoKnownAs).length).toBeLessThan(0.01);
});

test.each([
  ['slipped disc', 'herniated-disc'],
  ['nerve pain after shingles', 'postherpetic-neuralgia'],
  ['my foot was amputated and still aches', 'phantom-limb-pain'],
  ['entumecimiento y hormigueo en los pies', 'diabetic-neuropathy'],
  ['CBT-I', 'sleep-therapy'],
  ['back ache low', 'low-back-pain'],
  ['accupuncture', 'acupuncture'],
  ['T.E.N.S.', 'tens'],
  ['I.B.S.', 'ibs'],
  ['C.B.D.', 'cbd'],
  ['L.D.N.', 'low-dose-naltrexone'],
  ['c.b.t.', 'cognitive-behavioral-therapy'],
  ['E.M.D.R.', 'emdr'],
  ['P.R.P. injection', 'platelet-rich-plasma'],
  ['R.A.', 'rheumatoid-arthritis'],
])('“%s” is understood as %s', (query, slug) => {
  expect(firstOf(query)).toBe(slug);
});

test('a typing error is put right and said', () => {
  const { topics, corrections } = new Resolver(SMALL_TABLE).understand('scaitica ');
  expect(topics[0]?.slug).toBe('sciatica');
  expect(corrections).toEqual([{ from: 'scaitica', to: 'sciatica' }]);
});

test('a word that exists on the site is never taken for a mistyped name', () => {
  const small = new Resolver(SMALL_TABLE);
  expect(small.understand('message ').topics[0]?.slug).toBe('massage-therapy');
  small.learn(['message']);
  const { topics, corrections } = small.understand('message ');
  expect(topics).toEqual([]);
  expect(corrections).toEqual([]);
});

test('a word that is known to be right is not taken for a longer or shorter one of another meaning', () => {
  const site = new Resolver(readConceptTable());
  site.learnRight(['medicare', 'meniere', 'osteopath']);
  for (const query of ['medicare ', 'Meniere ']) {
    const { topics, corrections } = site.understand(query);
    expect({ query, topics: topics.map(({ slug }) => slug), corrections }).toEqual({
      query,
      topics: [],
      corrections: [],
    });
  }
  expect(site.understand('osteopath ').topics[0]?.slug).toBe('osteopathic-manipulation');
});

test('a number is not the beginning of a word', () => {
  expect(resolver.understand('12203').topics).toEqual([]);
  expect(resolver.understand('122').topics).toEqual([]);
});

test('a word that some name holds is never exchanged', () => {
  const small = new Resolver(SMALL_TABLE);
  for (const word of ['neck', 'massage', 'rub', 'reiki']) expect(small.understand(`${word} `).corrections).toEqual([]);
});

test('taken exactly, no word is put right', () => {
  const { topics, corrections } = new Resolver(SMALL_TABLE).understandExactly('mssage');
  expect(topics).toEqual([]);
  expect(corrections).toEqual([]);
});

test('the last word may still be being typed, until a blank follows', () => {
  const small = new Resolver(SMALL_TABLE);
  expect(small.understand('mass').topics[0]?.slug).toBe('massage-therapy');
  expect(small.understand('mass').corrections).toEqual([]);
});

test('words that mean the same find the same', () => {
  const small = new Resolver(SMALL_TABLE);
  expect(small.understand('sore neck ').topics[0]).toMatchObject({ slug: 'neck-pain', isNamed: true });
});

test('a query that says nothing finds nothing', () => {
  for (const query of ['', ' ', '???', 'what is the', 'xqzvwkj ']) {
    expect(resolver.understand(query).topics.filter(({ isNamed }) => isNamed)).toEqual([]);
  }
});
