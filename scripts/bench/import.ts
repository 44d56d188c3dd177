/** `npm run bench:import`: reads a generated file in the registry's real format; rows a second and the peak of memory. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRegistryFile } from '#scripts/bench/registry-file.ts';
import { argumentsOrExit } from '#scripts/command-line.ts';

const USAGE = `npm run bench:import

Imports a generated file in the registry's format; tells the rows a second and the peak of memory.

--rows COUNT  Default: 1000000
`;

const values = argumentsOrExit('bench:import', USAGE, { rows: { type: 'string', default: '1000000' } });

const folder = mkdtempSync(join(tmpdir(), 'bench-import-'));
try {
  // Named like the monthly file, and never near the real content.
  const file = join(folder, 'npidata_pfile_20050523-20261108.csv');
  await writeRegistryFile(file, Number(values.rows));
  console.log(
    `Generated ${Number(values.rows).toLocaleString('en')} rows, ${(statSync(file).size / 1e9).toFixed(2)} GB.\n`,
  );
  mkdirSync(join(folder, 'content'));
  for (const name of ['site.yaml', 'professions.yaml', 'removed.yaml'])
    cpSync(join('content', name), join(folder, 'content', name));
  // A process of its own, so that the memory is that of the import alone.
  const args = [
    '--max-semi-space-size=8',
    'scripts/import-nppes.ts',
    '--root',
    folder,
    '--work',
    join(folder, 'work'),
    file,
  ];
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
