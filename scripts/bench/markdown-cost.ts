/**
 * What this site's Markdown costs, alone: turns the text of every generated article of a site into HTML, as a build does,
 * and prints the seconds as `stage Markdown 1.23`. The parameter is the folder that holds `content/`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitFrontMatter } from '#site/front-matter.ts';
import { renderText } from '#site/markdown.ts';

const folder = join(process.argv[2] ?? '.', 'content/articles');
let spent = 0;
for (const slug of readdirSync(folder).filter((name) => name.startsWith('generated-'))) {
  const split = splitFrontMatter(readFileSync(join(folder, slug, 'index.md'), 'utf8'));
  if ('fault' in split) throw new Error(`${slug}: ${split.fault.found}`);
  const startedAt = performance.now();
  await renderText(split.body);
  spent += performance.now() - startedAt;
}
console.log(`stage Markdown ${(spent / 1000).toFixed(3)}`);
