/**
 * Writes what a reviewer should know about two folders that hold `content/`, the old and the new:
 * `node scripts/review.ts --base . --head ../head > comment.md`. Reads the new one as data; runs nothing of it.
 */
import { parseArgs } from 'node:util';
import { checkContent } from '#scripts/checks/run.ts';
import { compareContent } from '#scripts/github/changes.ts';
import { commentFor } from '#scripts/github/comment.ts';
import { today } from '#site/today.ts';

const { values } = parseArgs({ options: { base: { type: 'string', default: '.' }, head: { type: 'string' } } });
if (values.head === undefined) throw new Error('Name the folder with the new content: --head <folder>');

const { problems } = checkContent({ root: values.head, today: today() });
process.stdout.write(commentFor(problems, compareContent(values.base, values.head, today())));
