import { expect, test } from 'vitest';
import type { Pair } from '#evidence/pairs.ts';
import type { PairGroup } from '#evidence/summary.ts';
import { answerLine, countGroups, exampleOf, mostStudied, type PlacedPair } from '#shell/home.ts';
import type { TopicCard } from '#topics/model.ts';

const placed = (treatment: string, condition: string, group: PairGroup): PlacedPair => ({
  pair: { id: `${treatment}--${condition}`, treatment, condition } as Pair,
  group,
});

const topic = (kind: TopicCard['kind'], slug: string, name: string): TopicCard => ({
  kind,
  slug,
  name,
  url: `/${kind}s/${slug}/`,
  summary: '',
  alsoKnownAs: [],
  group: 'back',
});

const topics = new Map(
  [
    topic('treatment', 'yoga', 'Yoga'),
    topic('treatment', 'tens', 'TENS'),
    topic('treatment', 'massage', 'Massage therapy'),
    topic('treatment', 'tai-chi', 'Tai chi'),
    topic('condition', 'back', 'Low back pain'),
    topic('condition', 'gout', 'Gout'),
  ].map((card) => [card.slug, card]),
);
const nameOf = (slug: string): string => topics.get(slug)?.name ?? slug;

test('groups are counted in the order of topic pages, and empty ones are left out', () => {
  const pairs = [
    placed('tens', 'back', 'advised-against'),
    placed('yoga', 'back', 'graded-helpful'),
    placed('massage', 'back', 'graded-helpful'),
  ];
  expect(countGroups(pairs)).toEqual([
    { group: 'graded-helpful', count: 2 },
    { group: 'advised-against', count: 1 },
  ]);
});

test('an answer names two treatments of a group, and the two most telling groups', () => {
  const pairs = [
    ...['yoga', 'massage', 'tai-chi', 'tens'].map((slug) => placed(slug, 'back', 'graded-helpful')),
    placed('tens', 'back', 'no-better'),
    placed('yoga', 'back', 'advised-against'),
  ];
  expect(answerLine(pairs, nameOf)).toBe('Graded and better: yoga, massage therapy and 2 more. No better: TENS.');
});

test('an answer says so where nothing is settled', () => {
  expect(answerLine([placed('yoga', 'back', 'mixed-or-unclear')], nameOf)).toBe(
    'Studied, and nothing is settled: mixed, unclear or not graded.',
  );
});

test('the most studied conditions come by the number of treatments, then by name', () => {
  const pairs = [
    placed('yoga', 'gout', 'no-better'),
    placed('yoga', 'back', 'recommended'),
    placed('tens', 'back', 'mixed-or-unclear'),
  ];
  expect(mostStudied(pairs, topics, 1)).toEqual([
    {
      condition: topics.get('back'),
      treatments: 2,
      rows: [
        { group: 'recommended', count: 1 },
        { group: 'mixed-or-unclear', count: 1 },
      ],
      answer: 'Recommended by a guideline: yoga.',
    },
  ]);
  expect(mostStudied(pairs, topics, 5).map(({ condition }) => condition.slug)).toEqual(['back', 'gout']);
});

test('the example is the first pair that was graded and better', () => {
  const better = placed('yoga', 'back', 'graded-helpful');
  expect(exampleOf([placed('tens', 'back', 'no-better'), better])).toBe(better.pair);
  expect(exampleOf([])).toBeUndefined();
});
