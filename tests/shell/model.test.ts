import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '#shell/headers.ts';
import { paginate, toInlineJson } from '#shell/model.ts';

test('a list is cut into pages that hold everything once', () => {
  const pages = paginate([1, 2, 3, 4, 5], 2);
  expect(pages.map(({ items }) => items)).toEqual([[1, 2], [3, 4], [5]]);
  expect(pages[2]).toMatchObject({ number: 3, count: 3 });
});

test('an empty list still has its first page', () => {
  expect(paginate([], 10)).toEqual([{ items: [], number: 1, count: 1 }]);
});

test('no text can close the element that holds inline data', () => {
  expect(toInlineJson({ name: '</script><script>alert(1)' })).not.toContain('<');
});

test('the security policy lets forms post to the operator’s endpoints and nowhere else', () => {
  expect(contentSecurityPolicy(['https://forms.example'])).toContain("form-action 'self' https://forms.example;");
  expect(contentSecurityPolicy()).not.toContain('unsafe-inline');
});
