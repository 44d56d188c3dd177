/** What an import of Medicare's list did, in words. */
import { MEDICARE_PATH } from '#providers/medicare-files.ts';
import type { MedicareImportReport } from '#scripts/medicare/import-run.ts';
import { describeTally } from '#scripts/nppes/tally.ts';

const number = (count: number): string => count.toLocaleString('en');

export const describeMedicareImport = (report: MedicareImportReport, seconds: number): string => {
  const { counts, medicareOn, registryRows, rows, withTelehealth, withAssignment, changedFiles, rejectsFile } = report;
  const lines = [
    describeTally(counts),
    '',
    rows === 0
      ? `The list tells of none of the ${number(registryRows)} providers in content/registry.`
      : `The list of ${medicareOn} tells of ${number(rows)} of the ${number(registryRows)} providers in content/registry (telehealth: ${number(withTelehealth)}, assignment: ${number(withAssignment)}).`,
    `${changedFiles.length} files changed in ${MEDICARE_PATH}.`,
    `Rows that could not be read are listed in ${rejectsFile}.`,
    `${seconds.toFixed(1)} s, at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory.`,
  ];
  return `${lines.join('\n')}\n`;
};
