/** `npm run fix`: mends what the linters and the formatter can mend, all three even when one leaves something to do. */
import { spawnSync } from 'node:child_process';
import { argumentsOrExit } from '#scripts/command-line.ts';

const USAGE = `npm run fix

Mends in place what eslint, stylelint and prettier can mend. It takes no options.
`;

argumentsOrExit('fix', USAGE, {});

const FIXERS = [
  ['eslint', '--fix', '.'],
  ['stylelint', '--fix', 'src/**/*.{css,astro}'],
  // Last, so that what the others wrote is formatted too.
  ['prettier', '--write', '--log-level', 'warn', '.'],
] as const;

const codes = FIXERS.map(([program, ...args]) => spawnSync(program, args, { stdio: 'inherit' }).status ?? 1);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
