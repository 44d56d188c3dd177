import { expect, test } from 'vitest';
import { FILTER_RULES } from '#providers/finder/filter-rules.ts';
import { FILTERS, isSet, NAMED_FILTERS } from '#providers/finder/filters.ts';
import { EMPTY_QUESTION, formatQuestion, type FinderQuestion } from '#providers/finder/question.ts';

/** A value that sets the filter, whatever its kind. */
const someValue = { choice: 'x', switch: true, limit: 7, needs: ['x'] } as const;

const RULES = Object.entries(FILTER_RULES);

test.each(NAMED_FILTERS.map((filter) => [filter.name, filter] as const))('%s stands in the address', (name, filter) => {
  const question: FinderQuestion = { ...EMPTY_QUESTION, [name]: someValue[filter.kind] };
  expect(isSet(filter, question)).toBe(true);
  expect(isSet(filter, EMPTY_QUESTION)).toBe(false);
  expect(formatQuestion(question)).toMatch(new RegExp(`^#${name}=`));
});

test('filters are given up in an order without a tie', () => {
  const orders = RULES.flatMap(([, { giveUp }]) => giveUp?.order ?? []).sort((one, other) => one - other);
  expect(orders).toEqual(orders.map((_, index) => index + 1));
});

test('a filter that decides nothing about a row is the order, or one that the distance has decided', () => {
  expect(RULES.filter(([, { accepts }]) => !accepts).map(([name]) => name)).toEqual(['order', 'radius']);
  expect(FILTERS.radius.empty).toBeGreaterThan(0);
});

test('a filter that decides about a row names the tags to look for, lest it be asked of every tile', () => {
  expect(RULES.filter(([, { accepts, tags }]) => accepts && !tags).map(([name]) => name)).toEqual([]);
});
