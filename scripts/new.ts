/** `npm run new article`: starts an entry, by questions in a terminal or by flags (`npm run new article -- --help`). */
import { terminalAsker } from '#scripts/new/asker.ts';
import { startEntry } from '#scripts/new/start-entry.ts';
import { explainSystemErrors } from '#scripts/files/system-errors.ts';
import { today } from '#site/today.ts';

explainSystemErrors();

const ROOT = '--root';

/** `--root <folder>` names another folder that holds `content/`; all other arguments belong to the entry. */
const args = process.argv.slice(2);
const at = args.indexOf(ROOT);
const [, root = '.'] = at === -1 ? [] : args.splice(at, 2);

process.exitCode = await startEntry(args, {
  root,
  today: today(),
  asker: process.stdin.isTTY ? terminalAsker : undefined,
  say: (text) => process.stdout.write(text),
  fetchFrom: fetch,
});
