/**
 * Sends public collections of hostile text through the pipeline and the checker, and prints what survives:
 * `npm run bench:hostile -- --gfm spec.txt --dompurify expect.mjs --xss list.txt --owasp sheet.md --yaml src/`.
 * The CommonMark examples come from npm and always run; `suites.ts` says where the others are had.
 */
import { argumentsOrExit } from '#scripts/command-line.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { collections } from '#collections.ts';
import { renderText } from '#site/markdown.ts';
import type { TextFormat } from '#site/markdown-tree.ts';
import { mdxToHtml } from './mdx-html.ts';
import { readEntryText } from '#site/entry-files.ts';
import { readYaml } from '#site/yaml-document.ts';
import { findActiveContent } from './active-content.ts';
import {
  codeBlocksOf,
  commonMarkExamples,
  domPurifyPayloads,
  gfmExamples,
  linesOf,
  naughtyStrings,
  yamlCases,
} from './suites.ts';

export interface HostileTally {
  readonly documents: number;
  /** Documents that the parser refuses; the checker reports them with their place. */
  readonly refused: number;
  readonly survivors: readonly string[];
  readonly slowestMs: number;
}

/** Where a payload can stand in a text. */
const CONTEXTS: readonly ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => `Words before ${payload} and after.`,
  (payload) => `[words](${payload})`,
  (payload) => `![words](${payload})`,
  (payload) => `<${payload}>`,
  (payload) => `[words]: ${payload}\n\n[words] and ![words]`,
  (payload) => `| a | b |\n| - | - |\n| ${payload} | b |`,
  (payload) => `<Note title="${payload}">\n\n${payload}\n\n</Note>`,
];

export const renderAll = async (
  payloads: readonly string[],
  contexts: typeof CONTEXTS = CONTEXTS,
): Promise<HostileTally> => {
  const survivors: string[] = [];
  let documents = 0;
  let refused = 0;
  let slowestMs = 0;
  for (const payload of payloads) {
    for (const context of contexts) {
      for (const format of ['md', 'mdx'] satisfies TextFormat[]) {
        const text = context(payload);
        const startedAt = performance.now();
        documents += 1;
        try {
          const html = format === 'md' ? (await renderText(text)).html : await mdxToHtml(text);
          const faults = findActiveContent(html);
          if (faults.length > 0)
            survivors.push(`${format}: ${JSON.stringify(text.slice(0, 120))} → ${faults.join(', ')}`);
        } catch (error) {
          // MDX that cannot be parsed throws a message with a place; anything else is ours.
          if (!(error instanceof Error) || !('reason' in error)) throw error;
          refused += 1;
        }
        slowestMs = Math.max(slowestMs, performance.now() - startedAt);
      }
    }
  }
  return { documents, refused, survivors, slowestMs };
};

/** Every payload as the text and as the title of a page, through every rule. Whatever is thrown is our bug. */
export const checkAll = (
  root: string,
  payloads: readonly string[],
): { readonly problems: number; readonly ms: number } => {
  const drafts = payloads.map((payload, index) => ({
    collection: 'pages',
    id: `payload-${index}`,
    file: `content/pages/payload-${index}.md`,
    text: `---\ntitle: ${JSON.stringify(payload.slice(0, 60))}\nsummary: A payload.\nupdatedOn: 2026-01-05\n---\n\n${payload}\n`,
  }));
  const startedAt = performance.now();
  const { problems } = checkContent({ root, today: '2026-11-23', drafts });
  return { problems: problems.length, ms: performance.now() - startedAt };
};

/** Each case as a file of a collection and as front matter. */
export const readAllYaml = (cases: readonly string[]): HostileTally => {
  let refused = 0;
  let slowestMs = 0;
  const entry = { collection: 'glossary', id: 'case', file: 'content/glossary/case.yaml' };
  const page = { collection: 'pages', id: 'case', file: 'content/pages/case.md' };
  for (const text of cases) {
    const startedAt = performance.now();
    if (readYaml(text).faults.length > 0) refused += 1;
    readEntryText(text, collections.glossary, entry);
    readEntryText(`---\n${text}\n---\n`, collections.pages, page);
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
  }
  return { documents: cases.length * 3, refused, survivors: [], slowestMs };
};

const describe = (name: string, { documents, refused, survivors, slowestMs }: HostileTally): string =>
  `${name.padEnd(12)} ${String(documents).padStart(7)} documents, ${String(refused).padStart(6)} refused, ${survivors.length} with active content, slowest ${slowestMs.toFixed(0)} ms`;

const USAGE = `npm run bench:hostile

Sends collections of hostile text through the pipeline and the checker, and tells what survives: it must be nothing.
The examples of CommonMark always run; scripts/bench/suites.ts says where the others are had.

--gfm FILE        test/spec.txt of cmark-gfm
--dompurify FILE  test/fixtures/expect.mjs of DOMPurify
--owasp FILE      the cheat sheet on XSS filter evasion
--xss FILE        a list of payloads, one a line
--naughty FILE    blns.txt of the big list of naughty strings
--yaml FOLDER     src/ of the YAML test suite
--root FOLDER     the folder that holds content/. Default: this one
`;

if (import.meta.main) {
  const values = argumentsOrExit('bench:hostile', USAGE, {
    gfm: { type: 'string' },
    dompurify: { type: 'string' },
    xss: { type: 'string' },
    owasp: { type: 'string' },
    naughty: { type: 'string' },
    yaml: { type: 'string' },
    root: { type: 'string', default: '.' },
  });
  const suites: [name: string, payloads: readonly string[]][] = [['commonmark', commonMarkExamples()]];
  if (values.gfm !== undefined) suites.push(['gfm', gfmExamples(values.gfm)]);
  if (values.dompurify !== undefined) suites.push(['dompurify', await domPurifyPayloads(values.dompurify)]);
  if (values.owasp !== undefined) suites.push(['owasp', codeBlocksOf(values.owasp)]);
  if (values.xss !== undefined) suites.push(['xss', linesOf(values.xss)]);
  if (values.naughty !== undefined) suites.push(['naughty', naughtyStrings(values.naughty)]);
  const survivors: string[] = [];
  for (const [name, payloads] of suites) {
    const tally = await renderAll(payloads);
    survivors.push(...tally.survivors);
    console.log(describe(name, tally));
    const { problems, ms } = checkAll(values.root, payloads);
    console.log(
      `${''.padEnd(12)} ${String(payloads.length).padStart(7)} payloads checked, ${problems} problems told, ${(ms / 1000).toFixed(1)} s`,
    );
  }
  if (values.yaml !== undefined) console.log(describe('yaml', readAllYaml(yamlCases(values.yaml))));
  for (const survivor of survivors.slice(0, 50)) console.log(survivor);
  if (survivors.length > 0) process.exitCode = 1;
}
