import axe, { type AxeResults, type NodeResult, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe cannot decide by itself and a person has, each with its reason and the day. */
const DECIDED: readonly { readonly rule: string; readonly target: RegExp; readonly reason: string }[] = [
  {
    rule: 'color-contrast',
    target: /^#[a-z-]+ > a(?:\[|$)/,
    reason:
      '2026-11-23: the boxes of the map’s slanting heads overlap, their words do not; they have the colors of text.',
  },
  {
    rule: 'color-contrast',
    target: /(?:^|[ >])text$/,
    reason:
      '2026-11-23: a count of one digit on a map is too short for axe; it has the colors of a button, and stands in the list beside the map.',
  },
];

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Which rules are asked: a page in other colors has the same structure, and where colors are the reader's own they do not count. */
export type AxeRules = 'all' | 'color alone' | 'all but color' | 'links in text';

const OPTIONS: Readonly<Record<AxeRules, RunOptions>> = {
  // Names that speech control can say: what is seen is part of the name.
  all: { runOnly: TAGS, rules: { 'label-content-name-mismatch': { enabled: true }, 'target-size': { enabled: true } } },
  'color alone': { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
  'links in text': { runOnly: { type: 'rule', values: ['link-in-text-block'] } },
  'all but color': { runOnly: TAGS, rules: { 'color-contrast': { enabled: false } } },
};

const needed = new Set<string>();

/** Reasons of decisions that no page asked for so far. */
export const idleDecisions = (): string[] =>
  DECIDED.filter(({ reason }) => !needed.has(reason)).map(({ reason }) => reason);

/** What axe finds on the page as it stands, and what it cannot decide and no person has. */
export async function askAxe(page: Page, rules: AxeRules = 'all'): Promise<string[]> {
  // Evaluated by the debugger, so that the page's own content security policy stays as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const results: Pick<AxeResults, 'violations' | 'incomplete'> = await page.evaluate(
    async (options) => {
      const { violations, incomplete } = await (window as unknown as { axe: typeof axe }).axe.run(document, options);
      return { violations, incomplete };
    },
    { ...OPTIONS[rules], resultTypes: ['violations', 'incomplete'] } satisfies RunOptions,
  );
  return [
    ...results.violations.flatMap(({ id, nodes }) => nodes.map((node) => describeNode(id, node))),
    ...results.incomplete.flatMap(({ id, nodes }) =>
      nodes.filter((node) => !isDecided(id, node)).map((node) => `undecided: ${describeNode(id, node)}`),
    ),
  ];
}

/** Leaves out what axe cannot decide, for a page in a state that lays one thing over another. */
export const violationsIn = (findings: readonly string[]): string[] =>
  findings.filter((finding) => !finding.includes('undecided: '));

/** Where everything that is seen stands: two pages that are alike here are alike to every rule but those of colors. */
const layoutOf = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return element.checkVisibility({ visibilityProperty: true })
          ? [x + scrollX, y + scrollY, width, height].map(Math.round).join()
          : '';
      })
      .join(' '),
  );

/** What a change of colors could spoil, in dark and in forced colors. Leaves the page in light ones. */
export async function askAxeInOtherColors(page: Page): Promise<string[]> {
  const layout = await layoutOf(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await askAxe(page, (await layoutOf(page)) === layout ? 'color alone' : 'all');
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  const forced = await askAxe(page, (await layoutOf(page)) === layout ? 'links in text' : 'all but color');
  await page.emulateMedia({ forcedColors: 'none' });
  return [...dark.map((found) => `dark: ${found}`), ...forced.map((found) => `forced colors: ${found}`)];
}

function isDecided(id: string, node: NodeResult): boolean {
  const target = node.target.join(' ');
  const decision = DECIDED.find(({ rule, target: pattern }) => rule === id && pattern.test(target));
  if (decision) needed.add(decision.reason);
  return decision !== undefined;
}

const describeNode = (rule: string, node: NodeResult): string =>
  `${rule} at ${node.target.join(' ')}: ${(node.failureSummary ?? '').replaceAll(/\s+/g, ' ')}`;
