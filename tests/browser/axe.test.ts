import axe, { type AxeResults, type NodeResult } from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DARK,
  FLARE,
  LIGHT,
  onePageOfEachType,
  openSite,
  type OpenSite,
  type Reader,
} from '#tests/browser/open-site.ts';

/** What axe cannot decide by itself and a person has, each with its reason and the day. */
const DECIDED: readonly { readonly rule: string; readonly target: RegExp; readonly reason: string }[] = [
  {
    rule: 'color-contrast',
    target: /th\[scope="col"\]/,
    reason:
      '2026-11-23: the boxes of the map’s slanting heads overlap, their words do not; they have the colours of text.',
  },
  {
    rule: 'th-has-data-cells',
    target: /^\.map-grid$/,
    reason: '2026-11-23: a row that names a family of treatments heads the rows below it and has no cell of its own.',
  },
  {
    rule: 'color-contrast',
    target: /(?:^|[ >])text$/,
    reason:
      '2026-11-23: a count of one digit on a map is too short for axe; it has the colours of a button, and stands in the list beside the map.',
  },
];

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const READERS: readonly Reader[] = [LIGHT, DARK, FLARE];

const needed = new Set<string>();
let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

async function runAxe(path: string, reader: Reader): Promise<AxeResults> {
  const { page } = await site.visit(path, reader);
  try {
    // Evaluated by the debugger, so that the page's own content security policy stays as it is.
    await page.evaluate(axe.source);
    return await page.evaluate(
      (tags) =>
        (window as unknown as { axe: typeof axe }).axe.run(document, {
          runOnly: tags,
          resultTypes: ['violations', 'incomplete'],
        }),
      TAGS,
    );
  } finally {
    await page.close();
  }
}

const describeNode = (rule: string, node: NodeResult): string =>
  `${rule} at ${node.target.join(' ')}: ${(node.failureSummary ?? '').replaceAll(/\s+/g, ' ')}`;

function undecided(results: AxeResults): string[] {
  return results.incomplete.flatMap(({ id, nodes }) =>
    nodes
      .filter((node) => {
        const target = node.target.join(' ');
        const decision = DECIDED.find(({ rule, target: pattern }) => rule === id && pattern.test(target));
        if (decision) needed.add(decision.reason);
        return decision === undefined;
      })
      .map((node) => describeNode(id, node)),
  );
}

describe.each(READERS)('axe finds nothing in $name', (reader) => {
  test.each(onePageOfEachType())('%s', async (path) => {
    const results = await runAxe(path, reader);
    const violations = results.violations.flatMap(({ id, nodes }) => nodes.map((node) => describeNode(id, node)));
    expect({ violations, undecided: undecided(results) }).toEqual({ violations: [], undecided: [] });
  });
});

test('every decision is still needed', () => {
  expect(DECIDED.filter(({ reason }) => !needed.has(reason)).map(({ reason }) => reason)).toEqual([]);
});
