/**
 * Kills `check --fix` and `new` with SIGKILL at random moments, and looks whether a file is half written:
 * `node scripts/bench/kill.ts [times]`. Every file must be exactly the old or exactly the new one, or not there.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Files that wait to be mended, so that a kill often falls between two writes. */
const FILES = 200;

export interface KillCount {
  readonly killed: number;
  /** Runs that were killed after the first file had been written and before the last. */
  readonly amidst: number;
  readonly halfWritten: readonly string[];
}

const script = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

const spoilt = (number: number): string =>
  `term: term ${number}\ndefiniton: ${'A made-up word. '.repeat(12)}\n`.replace(' \n', '\n');
const mended = (number: number): string => spoilt(number).replace('definiton', 'definition');

const prepare = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'kill-'));
  mkdirSync(join(root, 'content/glossary'), { recursive: true });
  cpSync('content/site.yaml', join(root, 'content/site.yaml'));
  return root;
};

/** When to kill: after a time, or a time after something has happened. Without it, the run ends by itself. */
interface Moment {
  readonly after?: () => boolean;
  readonly milliseconds: number;
}

/** Runs a script and kills it; the promise tells how long it ran. */
const runUntil = (name: string, args: readonly string[], moment?: Moment): Promise<number> =>
  new Promise((done) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, [script(name), ...args], { stdio: 'ignore' });
    let due = moment?.after || !moment ? Infinity : startedAt + moment.milliseconds;
    const timer = setInterval(() => {
      if (due === Infinity && moment?.after?.()) due = performance.now() + moment.milliseconds;
      if (performance.now() >= due) child.kill('SIGKILL');
    }, 1);
    child.once('close', () => {
      clearInterval(timer);
      done(performance.now() - startedAt);
    });
  });

const between = (from: number, to: number): number => from + Math.random() * (to - from);

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
      // Every second kill waits for the first write, since writing is a small part of the whole.
      const first = join(root, 'content/glossary/term-0.yaml');
      const moment: Moment =
        run % 2 === 0
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

if (import.meta.main) {
  const times = Number(process.argv[2] ?? 50);
  const fix = await killFix(times);
  const entry = await killNew(times);
  console.log(
    `check --fix killed ${fix.killed} times, ${fix.amidst} amid its writes: ${fix.halfWritten.length} files half written`,
  );
  console.log(
    `new killed ${entry.killed} times, ${entry.amidst} after its write: ${entry.halfWritten.length} files half written`,
  );
  if (fix.halfWritten.length + entry.halfWritten.length > 0) process.exitCode = 1;
}
