/** A whole site of a few made-up entries, which builds in seconds: for tests that change content and look at the pages. */
import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The day on which the made-up entries are in order. */
export const SMALL_DAY = '2026-05-30';

/** Pages and terms that every site links to. */
const LINKED_PAGES = ['contribute', 'advertise', 'editorial-policy', 'privacy'];
const LINKED_TERMS = ['mixed-or-unclear'];

/** Words that site.yaml fills in. */
const FILLED = 'Call [[emergency]]. In [[country]], [[crisis]]. [[Crisis]] at any hour. Poison: [[poison-control]].';

/** @param root A folder inside the repository, where its packages are. It is emptied first. */
export const writeSmallSite = (root: string): void => {
  rmSync(root, { recursive: true, force: true });
  const content = join(root, 'content');
  cpSync('tests/fixtures/content', content, { recursive: true });
  for (const page of LINKED_PAGES) {
    const lines = [
      '---',
      `title: A made-up page, ${page}`,
      'summary: It exists in tests only.',
      'updatedOn: 2026-01-05',
    ];
    writeFileSync(join(content, 'pages', `${page}.md`), [...lines, '---', '', FILLED, ''].join('\n'));
  }
  for (const term of LINKED_TERMS)
    cpSync(join('content/glossary', `${term}.yaml`), join(content, 'glossary', `${term}.yaml`));
  appendFileSync(join(content, 'site.yaml'), 'forms: node\n');
  mkdirSync(join(content, 'providers/us-ny'), { recursive: true });
  writeFileSync(join(content, 'providers/us-ny/sample-practice.yaml'), SAMPLE_PRACTICE);
};

/** Nothing links to it but lists, so that it can be removed. */
const SAMPLE_PRACTICE = `kind: organization
name: Sample Practice (fixture)
professions: [example-practitioner]
bio: A second made-up practice that exists in tests only.
treatments: [example-therapy]
conditions: [example-pain]
locations:
  - city: Exampleville
    region: NY
    country: US
    phone: +1 518 555 0101
    checkedOn: 2026-01-05
listing:
  status: unclaimed
  source: This fixture.
  assuredOn: 2026-01-05
  paid: false
`;

/** Runs one of the commands on the small site, on its day. */
export const runOn = async (root: string, script: string, ...args: readonly string[]): Promise<string> => {
  const env = { ...process.env, SITE_CONTENT_ROOT: root, SITE_TODAY: SMALL_DAY };
  return (await promisify(execFile)('node', [script, ...args], { env })).stdout;
};
