import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** The script of each command that is ours; `start` is two of them, and the others belong to packages. */
const COMMANDS = Object.entries(scripts).flatMap(([name, line]) => {
  const file = /^node (?:--\S+ )*(scripts\/\S+\.ts)$/.exec(line)?.[1];
  return file === undefined ? [] : [[name, file] as const];
});

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'help-'));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command where there is nothing, so that whatever it did would be seen. */
const run = (file: string, ...args: string[]): Promise<Ended> =>
  new Promise((done) => {
    execFile('node', [file, ...args], { env: { ...process.env, SITE_CONTENT_ROOT: root } }, (error, stdout, stderr) => {
      done({ status: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });

test('every command that takes options is tested here', () => {
  expect(COMMANDS.map(([name]) => name)).toEqual(
    expect.arrayContaining(['build', 'check', 'dev', 'fix', 'new', 'test']),
  );
});

describe.each(COMMANDS)('npm run %s', (name, file) => {
  test('--help says how it is used, and nothing else happens', async () => {
    const { status, stdout, stderr } = await run(file, '--help');
    expect(stdout).toContain(name === 'test' ? 'npm test' : `npm run ${name}`);
    expect({ status, stderr, written: readdirSync(root) }).toEqual({ status: 0, stderr: '', written: [] });
  });

  test('an option that does not exist is told in a line or two, without a stack trace', async () => {
    const { status, stdout, stderr } = await run(file, '--no-such-option');
    expect([1, 2]).toContain(status);
    const lines = (stdout + stderr).trim().split('\n');
    expect(lines[0]).toMatch(/--no-such-option|^Write: npm run new /);
    expect(lines.length).toBe(1);
    expect(readdirSync(root)).toEqual([]);
  });
});

test('a folder that nobody may write to is told in words, without a stack trace', async () => {
  const { status, stderr } = await run('scripts/import-comments.ts', join(root, 'none.csv'));
  expect(status).toBe(1);
  expect(stderr).toContain('There is no such file or folder.');
  expect(stderr).not.toMatch(/\n\s+at /);
});
