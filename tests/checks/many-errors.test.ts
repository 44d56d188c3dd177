import { expect, test } from 'vitest';
import { measureManyErrors } from '#scripts/bench/many-errors.ts';

// How long a thousand such files take is told by `npm run bench:errors`.
test('three mistakes in each of many files are all told at their lines', () => {
  const { located, problems } = measureManyErrors(100);
  expect({ located, problems }).toEqual({ located: 300, problems: 300 });
});
