import { expect, test } from 'vitest';
import { FILTERS, isSet, NAMED_FILTERS } from '#providers/finder/filters.ts';
import { EMPTY_QUESTION, formatQuestion, type FinderQuestion } from '#providers/finder/question.ts';

/** A value that sets the filter, whatever its kind. */
const someValue = { choice: 'x', switch: true, limit: 7, needs: ['x'] } as const;

test.each(NAMED_FILTERS.map((filter) => [filter.name, filter] as const))('%s stands in the address', (name, filter) => {
  const question: FinderQuestion = { ...EMPTY_QUESTION, [name]: someValue[filter.kind] };
  expect(isSet(filter, question)).toBe(true);
  expect(isSet(filter, EMPTY_QUESTION)).toBe(false);
  expect(formatQuestion(question)).toMatch(new RegExp(`^#${name}=`));
});

test('filters are given up in an order without a tie', () => {
  const orders = NAMED_FILTERS.flatMap(({ giveUp }) => giveUp?.order ?? []).sort((one, other) => one - other);
  expect(orders).toEqual(orders.map((_, index) => index + 1));
});

test('a filter that decides nothing about a row is one that the tree or the distance has decided', () => {
  expect(NAMED_FILTERS.filter(({ accepts }) => !accepts).map(({ name }) => name)).toEqual(['treatment', 'radius']);
  expect(FILTERS.radius.empty).toBeGreaterThan(0);
});

test('a filter that decides about a row names the tags to look for, lest it be asked of every tile', () => {
  expect(NAMED_FILTERS.filter(({ accepts, tags }) => accepts && !tags).map(({ name }) => name)).toEqual([]);
});
