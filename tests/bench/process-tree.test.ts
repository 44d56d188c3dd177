import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CommandFailed, measureCommands, type TimedCommand } from '#scripts/bench/process-tree.ts';

const RUNNING = { folder: '.', environment: { GREETING: 'hello' } };

const node = (name: string, code: string): TimedCommand => ({ name, file: process.execPath, parameters: ['-e', code] });

/** Keeps 100 MB of memory full, and a processor busy for 0.7 s of its own time, however long that takes. */
const WORK =
  'const kept = Buffer.alloc(1e8, 1); while (process.cpuUsage().user < 7e5); process.exitCode = kept[5] - 1;';

test('commands run one after the other, and each tells its time', async () => {
  const { seconds, commands, output } = await measureCommands(
    [node('build', 'console.log(process.env.GREETING)'), node('index', 'console.error("second")')],
    RUNNING,
  );
  expect(Object.keys(commands)).toEqual(['build', 'index']);
  expect(seconds).toBeCloseTo((commands['build'] ?? 0) + (commands['index'] ?? 0));
  expect(output).toMatch(/hello[^]*second/);
});

test.runIf(existsSync('/proc/self/statm'))(
  'memory and processor time of what a command starts count as its own',
  async () => {
    const parent = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(WORK)}])`;
    // spawnSync stops the parent, not what watches it.
    const { megabytes, processorSeconds } = await measureCommands([node('build', parent)], RUNNING);
    expect(megabytes).toBeGreaterThan(130);
    expect(processorSeconds).toBeGreaterThan(0.2);
  },
);

test('a command that fails says so with the last of its words', async () => {
  const failing = measureCommands([node('build', 'console.error("no room"); process.exitCode = 3')], RUNNING);
  await expect(failing).rejects.toThrow(/build ended with 3:[^]*no room/);
  await expect(measureCommands([{ name: 'build', file: '/nowhere/at-all', parameters: [] }], RUNNING)).rejects.toThrow(
    CommandFailed,
  );
});
