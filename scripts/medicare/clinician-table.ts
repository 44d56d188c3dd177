/** Finds CMS's file of clinicians in what was downloaded. */
import { CLINICIAN_TABLE, type ClinicianLayout } from '#scripts/medicare/columns.ts';
import { openFile, type Input } from '#scripts/nppes/open-input.ts';
import { findTable, NoRegistryFile, type TableStart } from '#scripts/nppes/read-table.ts';

export interface ClinicianTable extends TableStart<ClinicianLayout> {
  readonly input: Input;
}

const DOWNLOAD =
  'Download "National Downloadable File" of Doctors and Clinicians from data.cms.gov/provider-data/dataset/mj5m-pzi6, and import it as it is.';

/** @param path A CSV file, compressed or not, or an archive that holds it beside others. */
export const openClinicianTable = async (path: string): Promise<ClinicianTable> => {
  const { inputs, isAnswer } = await openFile(path);
  const tables: ClinicianTable[] = [];
  const refusals: NoRegistryFile[] = [];
  for (const input of inputs) {
    try {
      tables.push({ ...(await findTable(input, CLINICIAN_TABLE)), input });
    } catch (error) {
      if (!(error instanceof NoRegistryFile)) throw error;
      refusals.push(error);
    }
  }
  const [table, another] = tables;
  if (another !== undefined)
    throw new Error(
      `${path} holds two such files: ${table?.input.name} and ${another.input.name}. Import one of them.`,
    );
  if (table !== undefined) return table;
  // Of several the one that lacks least is the one that was meant.
  const [closest] = refusals.toSorted((a, b) => a.missing.length - b.missing.length);
  throw new Error(
    closest === undefined
      ? `${path} holds no table${isAnswer ? ', but an answer of an interface' : ''}. ${DOWNLOAD}`
      : `${closest.message.replace(/\.$/, '')} in line ${closest.line}. ${DOWNLOAD}`,
  );
};
