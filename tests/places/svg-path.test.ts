import { expect, test } from 'vitest';
import { withSteps } from '#places/svg-path.ts';

test('a path in steps leads through the same points, without those that repeat', () => {
  expect(withSteps('M10,20L15,20L15,20L15,12L10,20Z')).toBe('M10,20l5,0 0-8-5,8z');
  expect(withSteps('M1,2L3,4M5,6L4,5')).toBe('M1,2l2,2M5,6l-1-1');
  expect(withSteps('M7,7L7,7ZM1,1L2,1')).toBe('M1,1l1,0');
  expect(withSteps('')).toBe('');
});
