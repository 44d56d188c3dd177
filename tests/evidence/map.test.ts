import { describe, expect, test } from 'vitest';
import { drawShape } from '#evidence/map-shapes.ts';
import { briefName, drawMap, type MapGroup } from '#evidence/map.ts';
import { MARKS } from '#evidence/model.ts';
import { notFound, result, standing } from '#tests/evidence/findings.ts';

const group = (slug: string, ...slugs: readonly string[]): MapGroup => ({
  slug,
  name: slug,
  topics: slugs.map((topic) => ({ slug: topic, name: topic, url: `/${topic}/` })),
});

const TREATMENTS = [group('movement', 'yoga', 'pilates'), group('energy', 'reiki')];
const CONDITIONS = [group('head', 'migraine'), group('neck', 'neck-pain')];

test('only what has a finding takes room, and what has none is listed', () => {
  const map = drawMap([result()], TREATMENTS, CONDITIONS);
  expect(map.treatments).toEqual([group('movement', 'yoga')]);
  expect(map.conditions).toEqual([group('neck', 'neck-pain')]);
  expect(map.withoutStudy.treatments.map(({ slug }) => slug)).toEqual(['pilates', 'reiki']);
  expect(map.withoutStudy.conditions.map(({ slug }) => slug)).toEqual(['migraine']);
});

test('a treatment of which only its standing is known counts as without study', () => {
  const map = drawMap([standing(), notFound()], TREATMENTS, CONDITIONS);
  expect(map.pairs).toEqual([]);
  expect(map.withoutStudy.treatments).toHaveLength(3);
});

test('findings and sources are counted once', () => {
  const map = drawMap(
    [result({ id: 'a' }), result({ id: 'b', sources: ['able-2020', 'baker-2021'] }), result({ treatment: 'reiki' })],
    TREATMENTS,
    CONDITIONS,
  );
  expect(map).toMatchObject({ claimCount: 3, sourceCount: 2 });
  expect(map.pairs).toHaveLength(2);
});

test('a name in brackets is left out of a column head', () => {
  expect(briefName('Nerve pain (neuropathic pain)')).toBe('Nerve pain');
});

describe('shapes', () => {
  const heightOf = (outline: string): number => {
    const ys = [...outline.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y));
    return Math.max(...ys) - Math.min(...ys);
  };

  test.each(MARKS)('%s grows with certainty and is filled only when graded', (mark) => {
    const shapes = [1, 2, 3, 4].map((steps) => drawShape(mark, steps));
    const heights = shapes.map(({ outline }) => heightOf(outline));
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    expect(new Set(heights).size).toBe(4);
    expect(shapes.map(({ dots }) => dots.filter(({ isFilled }) => isFilled).length)).toEqual([1, 2, 3, 4]);
    expect(drawShape(mark, 0)).toMatchObject({ dots: [] });
    expect(drawShape(mark, 0).paint).not.toBe('map-shape-solid');
  });

  test('no two marks have the same outline', () => {
    expect(new Set(MARKS.map((mark) => drawShape(mark, 2).outline)).size).toBe(MARKS.length);
  });

  test.each(MARKS)('%s stays inside its place and above its dots', (mark) => {
    const numbers = [...drawShape(mark, 4).outline.matchAll(/([\d.]+) ([\d.]+)/g)];
    for (const [, x, y] of numbers) {
      expect(Number(x)).toBeGreaterThanOrEqual(4);
      expect(Number(x)).toBeLessThanOrEqual(36);
      expect(Number(y)).toBeGreaterThanOrEqual(1);
      expect(Number(y)).toBeLessThanOrEqual(33);
    }
  });
});
