/**
 * `npm run rehearse:deploy`: nginx on this machine serves the built site while releases are swapped under load, and wrk
 * counts what failed. Needs nginx and wrk (`apt-get install nginx wrk`). Ends with status 1 when a request failed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { argumentsOrExit } from '#scripts/command-line.ts';
import { deploy, rollBack } from '#scripts/deploy/releases.ts';
import { listFiles } from '#scripts/files/listing.ts';
import { isHashed } from '#scripts/hosts/hashed.ts';
import { findOnPath } from '#scripts/install.ts';

/** A file that only the second build has: pages that were open before a swap back still need it. */
const LATER_FILE = '_astro/rehearsal.0123abcd.js';

const nginxConfig = (folder: string, port: number): string => `
worker_processes 1;
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  access_log off;
  sendfile on;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  server {
    listen 127.0.0.1:${port};
    root ${folder}/srv/current;
    include ${folder}/rules.conf;
  }
}
`;

/** Each connection asks for page after page, and for every file that must never go missing. */
const wrkScript = (paths: readonly string[]): string => `
local paths = { ${paths.map((path) => JSON.stringify(path)).join(', ')} }
local next_path = 0
request = function()
  next_path = next_path % #paths + 1
  return wrk.format("GET", paths[next_path])
end
`;

/** A second build: every eighth page says something else, and one hashed file is new. */
function alter(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  const pages = listFiles(to).filter((path) => path.endsWith('.html'));
  for (const file of pages.filter((_, index) => index % 8 === 0)) {
    writeFileSync(join(to, file), readFileSync(join(to, file), 'utf8').replace('</html>', '<!-- later --></html>'));
  }
  writeFileSync(join(to, LATER_FILE), '// Only in the later build.\n'.repeat(40));
}

const program = (name: string, ...places: string[]): string => {
  const found = findOnPath(name) ?? places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`${name} is not on this machine. On Debian: apt-get install nginx wrk`);
  return found;
};

async function rehearse(dir: string, swaps: number, port: number): Promise<boolean> {
  const [nginx, wrk] = [program('nginx', '/usr/sbin/nginx'), program('wrk')];
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  const srv = join(folder, 'srv');
  const builds = [resolve(dir), join(folder, 'later')] as const;
  mkdirSync(srv);
  // nginx drops its rights, and must still be able to read.
  chmodSync(folder, 0o755);
  alter(...builds);
  await deploy(builds[0], srv, new Date());
  writeFileSync(join(folder, 'nginx.conf'), nginxConfig(folder, port));
  // As a server of its own has them, but for its logs.
  const rules = readFileSync(join(srv, 'current/_hosts/nginx.conf'), 'utf8');
  writeFileSync(join(folder, 'rules.conf'), rules.replaceAll(/^(?:access|error)_log .*$/gm, ''));
  const files = listFiles(builds[0]).filter(
    (file) => !/^(?:_|\.nojekyll|404\.html)/.test(file) || isHashed(`/${file}`),
  );
  writeFileSync(join(folder, 'paths.lua'), wrkScript(files.map((file) => `/${file.replace(/index\.html$/, '')}`)));
  const server = spawn(nginx, ['-c', join(folder, 'nginx.conf')], { stdio: 'inherit' });
  try {
    await new Promise((done) => setTimeout(done, 500));
    const load = spawn(wrk, [
      '-t2',
      '-c16',
      '-d600',
      '--latency',
      '-s',
      join(folder, 'paths.lua'),
      `http://127.0.0.1:${port}/`,
    ]);
    const said = text(load.stdout);
    let missing = 0;
    for (let swap = 1; swap <= swaps; swap += 1) {
      await new Promise((done) => setTimeout(done, 500));
      // Every fifth is taken back, as an operator would.
      await (swap % 5 === 0 ? rollBack(srv, new Date()) : deploy(builds[swap % 2] ?? dir, srv, new Date()));
      const { status } = await fetch(`http://127.0.0.1:${port}/${LATER_FILE}`);
      if (status !== 200) missing += 1;
    }
    await new Promise((done) => setTimeout(done, 500));
    load.kill('SIGINT');
    const report = await said;
    const failed = /Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)/.exec(report)?.[0];
    console.log(report.trim());
    console.log(
      `${swaps} swaps during this time. Failed requests: ${failed ?? 'none'}. Old hashed files missing: ${missing || 'none'}.`,
    );
    return failed === undefined && missing === 0 && /\d+ requests in/.test(report);
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

const USAGE = `npm run rehearse:deploy

Swaps releases under load with nginx and wrk on this machine, and counts the requests that failed.

--dir FOLDER   the built site. Default: dist
--swaps COUNT  Default: 20
--port PORT    Default: 4690
`;

const values = argumentsOrExit('rehearse:deploy', USAGE, {
  dir: { type: 'string', default: 'dist' },
  swaps: { type: 'string', default: '20' },
  port: { type: 'string', default: '4690' },
});
try {
  if (!existsSync(values.dir)) throw new Error(`There is no built site in ${values.dir}.`);
  process.exitCode = (await rehearse(values.dir, Number(values.swaps), Number(values.port))) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
