import { expect, test } from 'vitest';
import { linkRegions } from '#design/body-map-links.ts';
import { BODY_SHAPES } from '#design/body-shapes.ts';
import { BODY_REGION_NAMES } from '#topics/model.ts';

test('a part of the body leads to its group in the list, and says how many conditions stand there', () => {
  const groups = [
    { slug: 'knee', name: 'Knee', topics: [1, 2] },
    { slug: 'hip', name: 'Hip', topics: [1] },
  ];
  expect(linkRegions(groups, '/conditions/').map(({ url, label }) => [url, label])).toEqual([
    ['/conditions/#group-knee', 'Knee: 2 conditions'],
    ['/conditions/#group-hip', 'Hip: 1 condition'],
  ]);
});

test('every region that lies on the surface of the body has a shape, under the name that conditions use', () => {
  const inside = ['nerves', 'whole-body'];
  expect(Object.keys(BODY_SHAPES).toSorted()).toEqual(
    Object.keys(BODY_REGION_NAMES)
      .filter((name) => !inside.includes(name))
      .toSorted(),
  );
});
