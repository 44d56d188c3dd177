import { describe, expect, test } from 'vitest';
import { drawShape } from '#evidence/map-shapes.ts';
import { rankOfMark } from '#evidence/map-order.ts';
import { briefName, drawMap, isWide, pairWords, toRuns, type MapGroup, type MapRegion } from '#evidence/map.ts';
import { MARKS } from '#evidence/model.ts';
import { toPairs } from '#evidence/pairs.ts';
import { harmReport, notFound, result, standing } from '#tests/evidence/findings.ts';

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

describe('the table of a region', () => {
  const conditions = [group('head', 'migraine', 'tension-headache'), group('neck', 'neck-pain')];
  const treatments = [group('movement', 'yoga', 'pilates'), group('energy', 'reiki')];
  const findings = [
    result({ treatment: 'pilates', condition: 'migraine' }),
    result({ treatment: 'yoga', condition: 'tension-headache', certainty: 'low' }),
    result({ treatment: 'reiki', condition: 'migraine', certainty: 'high' }),
    result({ treatment: 'yoga', condition: 'neck-pain' }),
  ];
  const slugsOf = ({ rows }: MapRegion): string[] => rows.map(({ treatment }) => treatment.slug);

  test('holds the conditions of the region and the treatments that were studied for one of them', () => {
    const [head, neck] = drawMap(findings, treatments, conditions).regions;
    expect(head?.conditions.map(({ slug }) => slug)).toEqual(['migraine', 'tension-headache']);
    expect(head && slugsOf(head)).toEqual(['reiki', 'yoga', 'pilates']);
    expect(neck && slugsOf(neck)).toEqual(['yoga']);
    expect(head?.rows[1]?.cells.map((pair) => pair?.id)).toEqual([undefined, 'yoga--tension-headache']);
  });

  test('what a regulator has not approved comes last, however sure its result', () => {
    const [head] = drawMap(findings, treatments, conditions, new Set(['reiki'])).regions;
    expect(head && slugsOf(head)).toEqual(['yoga', 'pilates', 'reiki']);
    expect(head?.rows.map(({ isUnapproved }) => isUnapproved)).toEqual([false, false, true]);
  });

  test('the address of a treatment leads to the first of its rows and to no other', () => {
    const rows = drawMap(findings, treatments, conditions).regions.flatMap((region) => region.rows);
    expect(rows.filter(({ isFirst }) => isFirst).map(({ treatment }) => treatment.slug)).toEqual([
      'reiki',
      'yoga',
      'pilates',
    ]);
  });

  test('every pair stands in one cell of one region', () => {
    const map = drawMap(findings, treatments, conditions);
    const cells = map.regions.flatMap(({ rows }) => rows.flatMap((row) => row.cells.flatMap((pair) => pair?.id ?? [])));
    expect(cells.toSorted()).toEqual(map.pairs.map(({ id }) => id).toSorted());
  });
});

test('neighbors that fit beside each other make a run, a wide region stands by itself', () => {
  const region = (slug: string, count: number): MapRegion => ({
    slug,
    name: slug,
    conditions: Array.from({ length: count }, (_, at) => ({ slug: `${slug}-${at}`, name: slug, url: '/' })),
    rows: [],
  });
  const regions = [region('head', 6), region('neck', 2), region('back', 4), region('nerves', 10)];
  expect(toRuns(regions).map((run) => run.map((stack) => stack.map(({ slug }) => slug)))).toEqual([
    [['head']],
    [['neck'], ['back']],
    [['nerves']],
  ]);
  expect(regions.filter(isWide).map(({ slug }) => slug)).toEqual(['head', 'nerves']);
});

test('the two stacks of a run are about as tall, and keep the order', () => {
  const [treatment] = TREATMENTS[0]?.topics ?? [];
  if (!treatment) throw new Error('There is a treatment.');
  const region = (slug: string, count: number): MapRegion => ({
    slug,
    name: slug,
    conditions: [],
    rows: Array.from({ length: count }, () => ({ treatment, isUnapproved: false, isFirst: false, cells: [] })),
  });
  const [stacks] = toRuns([region('neck', 20), region('hip', 4), region('back', 10), region('knee', 12)]);
  expect(stacks?.map((stack) => stack.map(({ slug }) => slug))).toEqual([
    ['neck', 'hip'],
    ['back', 'knee'],
  ]);
});

test('a surer mark comes before a less sure one, and good news before bad where both are as sure', () => {
  expect(rankOfMark('harm', 4)).toBeLessThan(rankOfMark('benefit', 3));
  expect(MARKS.map((mark) => rankOfMark(mark, 2))).toEqual(
    MARKS.map((mark) => rankOfMark(mark, 2)).toSorted((a, b) => a - b),
  );
});

test('a pair is told in words', () => {
  const wordsOf = (...findings: Parameters<typeof toPairs>[0]): string[] => toPairs(findings).map(pairWords);
  expect(wordsOf(result({ certainty: 'low', magnitude: 'small' }))).toEqual(['may help, small effect, low certainty']);
  expect(wordsOf(harmReport({ seriousness: 'serious' }))).toEqual(['serious harm reported, certainty not graded']);
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
