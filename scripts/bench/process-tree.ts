/** Runs commands one after the other and tells how long each took, and what all their processes held and used. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const SAMPLE_MS = 100;
const PAGE_BYTES = 4096;
/** Linux counts processor time in hundredths of a second (USER_HZ). */
const TICKS_PER_SECOND = 100;
/** What a failed command said last is enough to know why. */
const KEPT_CHARACTERS = 20_000;

export interface TimedCommand {
  /** What it does: `build`, `index`. */
  readonly name: string;
  readonly file: string;
  readonly parameters: readonly string[];
}

export interface Running {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Measure {
  readonly seconds: number;
  /** In megabytes of 10⁶ bytes; unknown where there is no /proc. Memory that two processes share counts twice. */
  readonly megabytes: number | undefined;
  /** Time that all processes spent on processors, within a tenth of a second. On a machine that others use, too, it says more than the clock. */
  readonly processorSeconds: number | undefined;
  /** Seconds of each command by its name. */
  readonly commands: Readonly<Record<string, number>>;
  /** The end of what the commands wrote to both outputs. */
  readonly output: string;
}

/** A command that did not come to its end. The message holds the last of what it said. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

interface Used {
  readonly bytes: number;
  readonly ticks: number;
}

/** Resident memory of a process and all that it started, and their processor time, read from Linux's /proc. */
const usedBy = (pid: number): Used => {
  try {
    const bytes = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
    // The name, in parentheses, may hold blanks. Of the fields after it 12 to 15 are its own time and that of children that ended.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return readdirSync(`/proc/${pid}/task`)
      .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean))
      .map((child) => usedBy(Number(child)))
      .reduce((sum, child) => ({ bytes: sum.bytes + child.bytes, ticks: sum.ticks + child.ticks }), { bytes, ticks });
  } catch {
    // It has ended meanwhile.
    return { bytes: 0, ticks: 0 };
  }
};

interface Finished {
  readonly seconds: number;
  readonly mostBytes: number;
  readonly ticks: number;
  readonly output: string;
}

const runCommand = ({ name, file, parameters }: TimedCommand, { folder, environment }: Running): Promise<Finished> =>
  new Promise((done, fail) => {
    const startedAt = performance.now();
    const child = spawn(file, parameters, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    let mostBytes = 0;
    let ticks = 0;
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-KEPT_CHARACTERS);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const timer = setInterval(() => {
      if (child.pid === undefined) return;
      const used = usedBy(child.pid);
      mostBytes = Math.max(mostBytes, used.bytes);
      ticks = Math.max(ticks, used.ticks);
    }, SAMPLE_MS);
    child.once('error', (error) => {
      clearInterval(timer);
      fail(new CommandFailed(`${name}: ${error.message}`));
    });
    child.once('close', (code, signal) => {
      clearInterval(timer);
      const seconds = (performance.now() - startedAt) / 1000;
      if (code === 0) done({ seconds, mostBytes, ticks, output });
      else fail(new CommandFailed(`${name} ended with ${code ?? signal ?? 'nothing'}:\n${output.trim().slice(-4000)}`));
    });
  });

export const measureCommands = async (commands: readonly TimedCommand[], running: Running): Promise<Measure> => {
  const finished: [string, Finished][] = [];
  for (const command of commands) finished.push([command.name, await runCommand(command, running)]);
  const most = Math.max(0, ...finished.map(([, { mostBytes }]) => mostBytes));
  return {
    seconds: finished.reduce((sum, [, { seconds }]) => sum + seconds, 0),
    megabytes: most === 0 ? undefined : most / 1e6,
    processorSeconds:
      most === 0 ? undefined : finished.reduce((sum, [, { ticks }]) => sum + ticks, 0) / TICKS_PER_SECOND,
    commands: Object.fromEntries(finished.map(([name, { seconds }]) => [name, seconds])),
    output: finished.map(([, { output }]) => output).join('\n'),
  };
};
