import { afterEach, expect, test, vi } from 'vitest';
import { once } from '#site/once.ts';

const counter = () => {
  let asked = 0;
  return once(() => Promise.resolve((asked += 1)));
};

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a build asks a query once', async () => {
  vi.stubEnv('DEV', false);
  const ask = counter();
  expect(await ask()).toBe(1);
  await new Promise((later) => setTimeout(later, 5));
  expect(await ask()).toBe(1);
});

test('the development server asks once in a moment, however many parts of a page want the answer, and again later', async () => {
  vi.stubEnv('DEV', true);
  const ask = counter();
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  expect(await ask()).toBe(1);
  await new Promise((later) => setTimeout(later, 5));
  expect(await ask()).toBe(2);
});
