import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { folderNameFault } from '#scripts/files/folder-name.ts';

test.each(['/home/ann/site', '/home/ann/Meine Website', '/home/ann/痛み', 'C:\\Users\\Ann\\site', '/a/b+c&d=e@f,(1)'])(
  '%s can be built in',
  (folder) => {
    expect(folderNameFault(folder)).toBeUndefined();
  },
);

test.each([
  ['/home/ann/site #2', '"#"'],
  ['/home/ann/100%/site', '"%"'],
  ['/home/ann/what?', '"?"'],
  ['/home/ann/50% #1', '"#" and "%"'],
])('%s cannot, and the sign is named', (folder, signs) => {
  expect(folderNameFault(folder)).toContain(`The path of this folder holds ${signs}`);
});

test.each(['build.ts', 'dev.ts'])('%s says so at once and makes nothing', (script) => {
  const folder = mkdtempSync(join(tmpdir(), 'folder-'));
  try {
    const project = join(folder, '50% #1');
    mkdirSync(project);
    for (const name of ['package.json', 'astro.config.mjs', 'scripts', 'src', 'content/site.yaml']) {
      cpSync(name, join(project, name), { recursive: true });
    }
    symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
    const { status, stderr } = spawnSync('node', [join('scripts', script)], { cwd: project, encoding: 'utf8' });
    expect(stderr).toContain('The path of this folder holds "#" and "%"');
    expect(stderr).toContain('Fix: rename the folder');
    expect(status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
