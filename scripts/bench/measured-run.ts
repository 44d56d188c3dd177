/** Runs a command and measures it: seconds of the wall clock, and the most memory that it and its children held at once. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measure {
  readonly seconds: number;
  /** In megabytes of 10⁶ bytes; unknown where there is no /proc. */
  readonly megabytes: number | undefined;
  /** What the command printed. */
  readonly output: string;
}

const SAMPLE_MS = 50;
const PAGE_BYTES = 4096;

/** Resident memory of a process and all that it started, read from Linux's /proc. */
export const residentBytes = (pid: number): number => {
  try {
    const own = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return children.reduce((sum, child) => sum + residentBytes(child), own);
  } catch {
    // It has ended meanwhile.
    return 0;
  }
};

/** @throws Error when Node ends with anything but 0. */
export const measureNode = (script: string, parameters: readonly string[]): Promise<Measure> =>
  new Promise((done, fail) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, [script, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    let most = 0;
    const timer = setInterval(() => {
      if (child.pid !== undefined) most = Math.max(most, residentBytes(child.pid));
    }, SAMPLE_MS);
    child.once('close', (code) => {
      clearInterval(timer);
      if (code !== 0) {
        fail(new Error(`${script} ended with ${code}.`));
        return;
      }
      const seconds = (performance.now() - startedAt) / 1000;
      done({ seconds, megabytes: most === 0 ? undefined : most / 1e6, output });
    });
  });
