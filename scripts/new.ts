/** `npm run new article`: starts an entry, by questions in a terminal or by flags (`npm run new article -- --help`). */
import { terminalAsker } from '#scripts/new/asker.ts';
import { startEntry } from '#scripts/new/start-entry.ts';
import { today } from '#site/today.ts';

process.exitCode = await startEntry(process.argv.slice(2), {
  root: '.',
  today: today(),
  asker: process.stdin.isTTY ? terminalAsker : undefined,
  say: (text) => process.stdout.write(text),
  fetchFrom: fetch,
});
