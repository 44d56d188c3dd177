import type { FindingRow } from './model.ts';

/** The address of a report on the findings of one section, by the title of the section. */
export type ReportUrlOf = (section: string, findings: readonly FindingRow[]) => string;
