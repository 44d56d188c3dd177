/** `npm run visits -- access.log…`: what readers looked at, counted from the log of a web server, without anybody's address. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { allArgumentsOrExit } from '#scripts/command-line.ts';
import { VisitCounter, type Count } from '#scripts/visits/count.ts';
import { readLogLine } from '#scripts/visits/log-line.ts';
import { contentRoot } from '#site/content-root.ts';
import { printable } from '#site/problem.ts';
import { readSite } from '#site/read-site.ts';

const USAGE = `npm run visits -- access.log…

Counts page views, addresses that do not exist, and the sites that led here, from logs of nginx, Apache (common or
combined) or Caddy (JSON); files may end in .gz. Addresses of readers and their browsers are dropped line by line:
nothing of them is stored or shown. Searches happen in the reader's browser and stand in no log.

--top N   so many of each. Default: 20
--json    all counts, for other programs
`;

const { values, positionals } = allArgumentsOrExit('visits', USAGE, {
  top: { type: 'string', default: '20' },
  json: { type: 'boolean', default: false },
});

const stop = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
};

const top = Number(values.top);
if (!Number.isInteger(top) || top < 1) stop(`"${values.top}" is no count. Give a whole number, like --top 20`);
if (positionals.length === 0) stop('Name a log: npm run visits -- /var/log/nginx/site.log');

const counter = new VisitCounter(new URL(readSite(contentRoot()).url).host);
for (const file of positionals) {
  const bytes = createReadStream(file);
  const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  bytes.on('error', (error) => text.destroy(error));
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Infinity })) {
      if (line.trim() !== '') counter.add(readLogLine(line));
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    stop(code === 'ENOENT' ? `${file} does not exist.` : `${file} cannot be read: ${message}`);
  }
}

const visits = counter.report();

const list = (title: string, counts: readonly Count[]): string =>
  [
    `${title}${counts.length > top ? ` (${top} of ${counts.length.toLocaleString('en')})` : ''}`,
    ...(counts.length === 0 ? ['  none'] : []),
    ...counts.slice(0, top).map(({ name, times }) => `${times.toLocaleString('en').padStart(9)}  ${printable(name)}`),
    '',
  ].join('\n');

if (values.json) process.stdout.write(`${JSON.stringify(visits, undefined, 2)}\n`);
else {
  const { firstDay, lastDay, views, pages, missing, referrers, robots, unreadable } = visits;
  const days = firstDay === undefined ? 'no request' : `${firstDay} to ${lastDay ?? ''}`;
  process.stdout.write(
    [
      `${views.toLocaleString('en')} page views, ${days}`,
      '',
      list('Pages', pages),
      list('Asked for and not there (404)', missing),
      list('Sites that led here', referrers),
      `Not counted: ${robots.toLocaleString('en')} requests of robots that say so, ${unreadable.toLocaleString('en')} lines that tell of no request.`,
      'Searches, and those without a result, happen in the browser and reach no server.',
      '',
    ].join('\n'),
  );
}
