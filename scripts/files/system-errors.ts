/** What a person can do about what the system says, in words. */
const NO_RIGHT =
  'The file or folder cannot be opened or written to: you have no right to. Give yourself the right, or work elsewhere.';

const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Make room, and try again.',
  EDQUOT: 'Your share of the disk is used up. Make room, and try again.',
  EROFS: 'The folder cannot be written to: its disk is read-only.',
  EACCES: NO_RIGHT,
  EPERM: NO_RIGHT,
  EMFILE: 'Too many files are open at once. Close other programs, or raise the limit: ulimit -n 4096',
  ENOENT: 'There is no such file or folder.',
  EISDIR: 'This is a folder, where a file is asked for.',
  ENOTDIR: 'This is a file, where a folder is asked for.',
};

const NO_READING = 'The folder cannot be read: you have no right to. Give yourself the right, and try again.';

/** The advice and what the system said; undefined for errors that are not the system's. */
export const explainSystemError = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const { code = '', syscall, message } = error as NodeJS.ErrnoException;
  const advice = code === 'EACCES' && syscall === 'scandir' ? NO_READING : ADVICE[code];
  return advice === undefined ? undefined : `${advice}\n(${message})`;
};

/** Ends the command with a sentence instead of a stack trace when the system refuses what it is asked for. */
export const explainSystemErrors = (): void => {
  process.once('uncaughtException', (error) => {
    process.stderr.write(`${explainSystemError(error) ?? error.stack ?? String(error)}\n`);
    process.exit(1);
  });
};
