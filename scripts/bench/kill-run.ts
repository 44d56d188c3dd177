/** Runs a script of this folder's parent and kills it, with no chance to tidy up. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface KillCount {
  readonly killed: number;
  /** Runs that were killed after the first file had been written and before the last. */
  readonly amidst: number;
  readonly halfWritten: readonly string[];
}

/** When to kill: after a time, or a time after something has happened. Without it, the run ends by itself. */
export interface Moment {
  readonly after?: () => boolean;
  readonly milliseconds: number;
}

/** Runs a script and kills it; the promise tells how long it ran. `root` is the folder that holds `content/`. */
export const runUntil = (name: string, args: readonly string[], moment?: Moment, root = '.'): Promise<number> =>
  new Promise((done) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, [fileURLToPath(new URL(`../${name}`, import.meta.url)), ...args], {
      stdio: 'ignore',
      env: { ...process.env, SITE_CONTENT_ROOT: root },
    });
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

export const between = (from: number, to: number): number => from + Math.random() * (to - from);
