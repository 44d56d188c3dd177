/** `content/registry` with generated rows, and what Medicare's list tells of them, as the imports write both. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FinderRow } from '#providers/finder/row.ts';
import { medicareSourceText } from '#providers/medicare-files.ts';
import { medicareLine, medicareText } from '#providers/medicare-rows.ts';
import { registrySourceText } from '#providers/registry-counts.ts';
import { registryLine, registryText } from '#providers/registry.ts';
import { medicareRowOf, registryRowOf } from '#scripts/bench/people.ts';

/** @param folder `content/registry`; what lies there is replaced. */
export const writeGeneratedRegistry = (folder: string, rows: readonly FinderRow[], registryOn: string): void => {
  const medicare = join(folder, 'medicare');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(medicare, { recursive: true });
  if (rows.length === 0) return;
  const rowCounts = new Map<string, number>();
  let told = 0;
  for (const [code, inRegion] of Map.groupBy(rows, (row) => row.region)) {
    const region = `us-${code.toLowerCase()}`;
    const name = `${region}.csv`;
    rowCounts.set(region, inRegion.length);
    writeFileSync(join(folder, name), registryText(inRegion.map((row) => registryLine(registryRowOf(row)))));
    const lines = inRegion.flatMap((row) => medicareRowOf(row) ?? []).map(medicareLine);
    if (lines.length > 0) writeFileSync(join(medicare, name), medicareText(lines));
    told += lines.length;
  }
  writeFileSync(join(folder, 'source.yaml'), registrySourceText(registryOn, rowCounts));
  writeFileSync(join(medicare, 'source.yaml'), medicareSourceText(registryOn, told));
};
