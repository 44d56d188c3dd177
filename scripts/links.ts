/**
 * `npm run links`: asks every other site that the content names whether the page is still there and still the same.
 * `--record` keeps what was found in order in `content/_links.json`, as what to compare with the next time.
 * Ends with status 1 when something is gone or has moved; what a robot could not look at does not count.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argumentsOrExit } from '#scripts/command-line.ts';
import { readContent } from '#scripts/checks/content.ts';
import { replaceFile } from '#scripts/files/atomic.ts';
import { findOutsideLinks } from '#scripts/outside/find-links.ts';
import { judge, renewed, report, type LinkRecords } from '#scripts/outside/judge.ts';
import { GOOD_MANNERS, visitAll } from '#scripts/outside/visit.ts';
import { contentRoot } from '#site/content-root.ts';
import { readSite } from '#site/read-site.ts';
import { today } from '#site/today.ts';

const USAGE = `npm run links

Asks every other site that the content names whether the page is still there and still the same.

--only WORDS  only addresses that hold these words
--record      keep what was found in order in content/_links.json, to compare with the next time
--to FILE     write the report into a file
`;

const values = argumentsOrExit('links', USAGE, {
  record: { type: 'boolean', default: false },
  to: { type: 'string' },
  only: { type: 'string' },
});

const root = contentRoot();
const site = readSite(root);
const day = today();
const file = join(root, 'content', '_links.json');
const records = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as LinkRecords) : {};
const links = findOutsideLinks(readContent(root, day), new URL(site.url).origin).filter(
  ({ url }) => values.only === undefined || url.includes(values.only),
);
const agent = `Mozilla/5.0 (compatible; ${site.shortName.replaceAll(' ', '')}LinkCheck; +${site.url})`;
const urls = links.map(({ url }) => url);
const visits = await visitAll(urls, { ...GOOD_MANNERS, agent });
const findings = judge(links, visits, records, day);
const text = report(findings, links.length);

if (values.to === undefined) console.log(text);
else writeFileSync(values.to, text);
if (values.record) {
  const kept = { ...records, ...renewed(links, visits, records, day) };
  replaceFile(file, `${JSON.stringify(kept, undefined, 2)}\n`);
}
process.exitCode = findings.some(({ kind }) => kind !== 'unclear') ? 1 : 0;
