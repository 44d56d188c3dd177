/** What `npm run bench:reader` says at the end, and the page of docs that keeps it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { dirname } from 'node:path';
import type { Measured } from './figures.ts';
import { LIGHTHOUSE_VERSION } from './lighthouse.ts';
import type { PageScores } from './scores.ts';
import { faultList, loadTable, ratioTable, scoreTable } from './tables.ts';

export interface ReaderFigures {
  readonly runs: number;
  /** Our article, and the same text elsewhere. */
  readonly article: Measured;
  readonly others: readonly Measured[];
  /** The largest page of each type. */
  readonly pages: readonly Measured[];
  readonly lighthouseRuns: number;
  /** Empty where Lighthouse was not asked. */
  readonly scores: readonly PageScores[];
}

const FILE = 'docs/bench/reader.md';

const section = (title: string, ...parts: readonly string[]): string => [`## ${title}`, ...parts].join('\n\n');

/** The sections that were measured, as Markdown. */
export const describe = ({ runs, article, others, pages, lighthouseRuns, scores }: ReaderFigures): string => {
  const sections: string[] = [];
  if (others.length > 0) {
    sections.push(
      section(
        'The same article elsewhere',
        `\`${article.path}\`, median of ${runs} loads of each, in turns.`,
        ratioTable(article, others),
        loadTable([article, ...others]),
      ),
    );
  }
  if (pages.length > 0)
    sections.push(section('Each type of page', `The largest page of each, median of ${runs} loads.`, loadTable(pages)));
  if (scores.length > 0) {
    const faults = faultList(scores);
    sections.push(
      section(
        `Lighthouse ${LIGHTHOUSE_VERSION}`,
        `Scores on a phone, median of ${lighthouseRuns}.`,
        scoreTable(scores),
        faults === '' ? 'No audit costs a point.' : `What keeps a page from 100:\n\n${faults}`,
      ),
    );
  }
  return sections.join('\n\n');
};

const machine = (): string => {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.versions.node}`;
};

const INTRODUCTION = `A phone of 360 × 800, a processor slowed down four times, slow 4G (1.6 Mbit/s, 150 ms before each answer), nothing in the cache. All sites come from the same server, over HTTP/1.1 with brotli; ours sends the headers of \`dist/_headers\`. Bytes are those of bodies as they travel, until the page is idle. kB are 1,000 bytes.

Starlight and Docusaurus are as their starters come (\`scripts/bench/others/\`): Starlight with its search, Docusaurus without one. The article is the same Markdown: title, summary, key messages, text, and the sources as footnotes. Our page holds more than that: safety, related articles, who wrote it, how to find a provider.`;

/** Writes the page of docs. */
export const writeReport = (outcome: ReaderFigures): void => {
  const day = new Date().toISOString().slice(0, 10);
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(
    FILE,
    `# What a visit costs a reader\n\nWritten by \`npm run bench:reader -- --lighthouse --write\` on ${day}. Machine: ${machine()}.\n\n${INTRODUCTION}\n\n${describe(outcome)}\n`,
  );
  console.log(`Written: ${FILE}`);
};
