/**
 * Runs a command and measures it: seconds of the wall clock, seconds of the processor, and the most memory that it and
 * its children held at once. Where others use the machine too, the processor's seconds are the ones to compare.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measure {
  readonly seconds: number;
  /** Of the processor, by the command and all that it started; unknown where there is no /proc. */
  readonly processorSeconds: number | undefined;
  /** In megabytes of 10⁶ bytes; unknown where there is no /proc. */
  readonly megabytes: number | undefined;
  /** What the command printed. */
  readonly output: string;
}

const SAMPLE_MS = 50;
const PAGE_BYTES = 4096;

const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );

/** Resident memory of a process and all that it started, read from Linux's /proc. */
export const residentBytes = (pid: number): number => {
  try {
    const own = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
    return childrenOf(pid).reduce((sum, child) => sum + residentBytes(child), own);
  } catch {
    // It has ended meanwhile.
    return 0;
  }
};

/** Of Linux's /proc/<pid>/stat, behind the name: time in the program and in the system, own and of children that ended. */
const TIMES = [11, 12, 13, 14];
const TICKS_A_SECOND = 100;

/** Seconds of the processor that a process, those it started and those that have ended took. */
const usedSeconds = (pid: number): number => {
  try {
    const numbers = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const own = TIMES.reduce((sum, place) => sum + Number(numbers[place]), 0) / TICKS_A_SECOND;
    return childrenOf(pid).reduce((sum, child) => sum + usedSeconds(child), own);
  } catch {
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
    let used = 0;
    const timer = setInterval(() => {
      if (child.pid === undefined) return;
      most = Math.max(most, residentBytes(child.pid));
      used = Math.max(used, usedSeconds(child.pid));
    }, SAMPLE_MS);
    child.once('close', (code) => {
      clearInterval(timer);
      if (code !== 0) {
        fail(new Error(`${script} ended with ${code}.`));
        return;
      }
      const seconds = (performance.now() - startedAt) / 1000;
      const isKnown = most > 0;
      done({
        seconds,
        processorSeconds: isKnown ? used : undefined,
        megabytes: isKnown ? most / 1e6 : undefined,
        output,
      });
    });
  });
