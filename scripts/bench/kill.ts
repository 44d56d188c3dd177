/**
 * Kills `check --fix`, `new` and the two imports with SIGKILL at random moments, and looks whether a file is half
 * written: `npm run bench:kill -- [times]`. Every file must be exactly the old or exactly the new one, or not there.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { between, runUntil, type KillCount, type Moment } from '#scripts/bench/kill-run.ts';
import { killCommentImport, killRegistryImport } from '#scripts/bench/kill-imports.ts';
import { allArgumentsOrExit } from '#scripts/command-line.ts';

/** Files that wait to be mended, so that a kill often falls between two writes. */
const FILES = 200;

const spoilt = (number: number): string =>
  `term: term ${number}\ndefiniton: ${'A made-up word. '.repeat(12)}\n`.replace(' \n', '\n');
const mended = (number: number): string => spoilt(number).replace('definiton', 'definition');

const prepare = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'kill-'));
  mkdirSync(join(root, 'content/glossary'), { recursive: true });
  cpSync('content/site.yaml', join(root, 'content/site.yaml'));
  return root;
};

const spoilAll = (root: string): void => {
  for (let number = 0; number < FILES; number += 1) {
    writeFileSync(join(root, `content/glossary/term-${number}.yaml`), spoilt(number));
  }
};

export const killFix = async (times: number): Promise<KillCount> => {
  const root = prepare();
  const halfWritten: string[] = [];
  let amidst = 0;
  try {
    spoilAll(root);
    const whole = await runUntil('check.ts', ['--fix', '--root', root]);
    for (let run = 0; run < times; run += 1) {
      spoilAll(root);
      // The first kill, and every second one after it, waits for the first write, since writing is a small part of the whole.
      const first = join(root, 'content/glossary/term-0.yaml');
      const moment: Moment =
        run % 2 === 1
          ? { milliseconds: between(whole * 0.5, whole * 1.05) }
          : { after: () => readFileSync(first, 'utf8') === mended(0), milliseconds: between(0, 20) };
      await runUntil('check.ts', ['--fix', '--root', root], moment);
      let done = 0;
      for (let number = 0; number < FILES; number += 1) {
        const text = readFileSync(join(root, `content/glossary/term-${number}.yaml`), 'utf8');
        if (text === mended(number)) done += 1;
        else if (text !== spoilt(number)) halfWritten.push(`run ${run}: term-${number}.yaml`);
      }
      if (done > 0 && done < FILES) amidst += 1;
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return { killed: times, amidst, halfWritten };
};

const ENTRY = /^term: Word \d+\ndefinition: .*\.\n$/;

export const killNew = async (times: number): Promise<KillCount> => {
  const root = prepare();
  const halfWritten: string[] = [];
  const args = (run: number): string[] => {
    const answers = ['--term', `Word ${run}`, '--definition', 'A made-up word. '.repeat(15).trim()];
    return ['glossary', '--yes', '--root', root, ...answers];
  };
  let written = 0;
  try {
    const whole = await runUntil('new.ts', args(1000));
    for (let run = 0; run < times; run += 1) {
      await runUntil('new.ts', args(run), { milliseconds: between(whole * 0.6, whole * 1.05) });
      const file = join(root, `content/glossary/word-${run}.yaml`);
      if (!existsSync(file)) continue;
      written += 1;
      if (!ENTRY.test(readFileSync(file, 'utf8'))) halfWritten.push(`run ${run}: ${file}`);
    }
    const strays = readdirSync(join(root, 'content/glossary')).filter(
      (name) => !/^(?:word-\d+\.yaml|\..*\.tmp)$/.test(name),
    );
    halfWritten.push(...strays);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return { killed: times, amidst: written, halfWritten };
};

const USAGE = `npm run bench:kill -- [TIMES]

Kills \`check --fix\`, \`new\` and the imports at random moments, and looks whether a file is half written.

TIMES  Default: 50
`;

if (import.meta.main) {
  const { positionals } = allArgumentsOrExit('bench:kill', USAGE, {});
  const times = Number(positionals[0] ?? 50);
  const runs: readonly [name: string, kill: (times: number) => Promise<KillCount>, amidst: string][] = [
    ['check --fix', killFix, 'amid its writes'],
    ['new', killNew, 'after its write'],
    ['import of comments', killCommentImport, 'amid its writes'],
    ['import of the registry', killRegistryImport, 'amid its writes'],
  ];
  for (const [name, kill, when] of runs) {
    const { killed, amidst, halfWritten } = await kill(times);
    console.log(`${name} killed ${killed} times, ${amidst} ${when}: ${halfWritten.length} files half written`);
    for (const file of halfWritten) console.log(`  ${file}`);
    if (halfWritten.length > 0) process.exitCode = 1;
  }
}
