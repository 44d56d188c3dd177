/** `npm run newsletter -- --since 2026-11-01`: writes the letter to subscribers, to be pasted into the service. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readContent } from '#scripts/checks/content.ts';
import { argumentsOrExit } from '#scripts/command-line.ts';
import { replaceFile } from '#scripts/files/atomic.ts';
import { writeLetter } from '#scripts/newsletter/letter.ts';
import { contentRoot } from '#site/content-root.ts';
import { calendarDate } from '#site/fields.ts';
import { readSite } from '#site/read-site.ts';
import { today } from '#site/today.ts';

const USAGE = `npm run newsletter -- --since DATE

Writes what is new and what changed since a day as a letter, HTML and text, into drafts/, which git ignores.

--since DATE  the day of the last letter, like 2026-11-01
`;

const { since } = argumentsOrExit('newsletter', USAGE, { since: { type: 'string' } });

if (since === undefined || !calendarDate.safeParse(since).success) {
  process.stderr.write('Say since which day: npm run newsletter -- --since 2026-11-01\n');
  process.exitCode = 2;
} else {
  const root = contentRoot();
  const site = readSite(root);
  const letter = writeLetter(readContent(root, today()), site, since);
  if (letter.items === 0) {
    process.stdout.write('Nothing is new since then, so there is no letter.\n');
  } else {
    mkdirSync(join(root, 'drafts'), { recursive: true });
    for (const ending of ['html', 'txt'] as const) {
      const file = `drafts/newsletter-${today()}.${ending}`;
      replaceFile(join(root, file), ending === 'html' ? letter.html : letter.text);
      process.stdout.write(`${file} is written.\n`);
    }
    process.stdout.write(`Subject: ${letter.subject}\n`);
    if (site.newsletterService === undefined)
      process.stdout.write('Put the link to leave of your service in the place of PUT-THE-LINK-TO-LEAVE-HERE.\n');
  }
}
