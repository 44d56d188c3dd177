import { expect, test } from 'vitest';
import { measureManyErrors } from '#scripts/bench/many-errors.ts';

test('three mistakes in each of 1,000 files are all told at their lines, in under 10 seconds', () => {
  const { located, problems, seconds } = measureManyErrors(1000);
  expect({ located, problems }).toEqual({ located: 3000, problems: 3000 });
  expect(seconds).toBeLessThan(10);
});
