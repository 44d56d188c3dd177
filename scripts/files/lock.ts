import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * Takes a lock, a file that holds the number of the process that has it. The lock of a process that was killed counts
 * for nothing.
 *
 * @param onTaken Makes the error for the process that comes second; the number is undefined when it was not yet written.
 * @returns Gives the lock back.
 * @throws What `onTaken` makes.
 */
export const takeLock = (file: string, onTaken: (owner: number | undefined) => Error): (() => void) => {
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (owner > 0 && owner !== process.pid && isRunning(owner)) throw onTaken(owner);
  rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw onTaken(undefined);
  }
  return () => {
    rmSync(file, { force: true });
  };
};
