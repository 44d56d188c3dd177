import { expect, test } from 'vitest';
import { compareArticles, readingMinutes, type ArticleCard } from '#articles/model.ts';
import { RelatedArticles } from '#articles/related.ts';

const card = (slug: string, category: string, topics: string[], postedOn = '2026-01-01'): ArticleCard => ({
  slug,
  url: `/articles/${slug}/`,
  title: slug,
  summary: '',
  postedOn,
  category: {
    kind: 'treatment',
    slug: category,
    name: category,
    url: '',
    summary: '',
    alsoKnownAs: [],
    group: 'needle',
  },
  topics: [category, ...topics],
});

test('related articles share a topic, the most shared first, and never include the article itself', () => {
  const article = card('own', 'yoga', ['low-back-pain', 'neck-pain']);
  const all = [
    article,
    card('one-topic', 'tens', ['low-back-pain']),
    card('same-category', 'yoga', []),
    card('nothing', 'reiki', ['gout']),
  ];
  const related = new RelatedArticles(all);
  expect(related.of(article, 3).map(({ slug }) => slug)).toEqual(['same-category', 'one-topic']);
  // What was counted for one article is not counted for the next.
  expect(related.of(article, 1).map(({ slug }) => slug)).toEqual(['same-category']);
});

test('where as much is shared, the articles that stand first are related', () => {
  const all = ['a', 'b', 'c', 'd'].map((slug) => card(slug, 'yoga', []));
  const related = new RelatedArticles(all);
  expect(all.map((article) => related.of(article, 2).map(({ slug }) => slug))).toEqual([
    ['b', 'c'],
    ['a', 'c'],
    ['a', 'b'],
    ['a', 'b'],
  ]);
});

test('articles stand newest first', () => {
  const cards = [card('old', 'a', [], '2021-08-24'), card('new', 'a', [], '2026-11-23')];
  expect(cards.sort(compareArticles).map(({ slug }) => slug)).toEqual(['new', 'old']);
});

test('a short text takes a minute to read', () => {
  expect(readingMinutes(10)).toBe(1);
  expect(readingMinutes(1260)).toBe(7);
});
