/** One line that is drawn over and over on a terminal, and once a while in a log. */
export interface ImportProgress {
  readonly update: (bytes: number, rows: number) => void;
  readonly end: () => void;
}

const WIDTH = 30;
const REDRAW_MS = 200;
const LOG_MS = 30_000;

export const startProgress = (
  name: string,
  size: number,
  output: NodeJS.WriteStream = process.stderr,
): ImportProgress => {
  const startedAt = performance.now();
  let firstRows: number | undefined;
  let drawnAt = 0;
  const every = output.isTTY ? REDRAW_MS : LOG_MS;
  return {
    update: (bytes, rows) => {
      const now = performance.now();
      firstRows ??= rows;
      if (now - drawnAt < every) return;
      drawnAt = now;
      const share = size === 0 ? 1 : Math.min(1, bytes / size);
      const seconds = (now - startedAt) / 1000;
      const left = share > 0.01 ? `${Math.ceil((seconds / share) * (1 - share))} s left` : '';
      const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '·');
      const speed = Math.round((rows - firstRows) / Math.max(seconds, 0.001)).toLocaleString('en');
      const text = `${name} ${bar} ${Math.floor(share * 100)} % ${rows.toLocaleString('en')} rows, ${speed} a second ${left}`;
      output.write(output.isTTY ? `\r\u001b[2K${text}` : `${text}\n`);
    },
    end: () => {
      if (output.isTTY) output.write('\r\u001b[2K');
    },
  };
};
