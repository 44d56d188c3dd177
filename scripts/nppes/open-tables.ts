/** Which of the opened tables an import reads, in which order, and which it passes over. */
import type { OpenedFile, PassedOver, Input } from '#scripts/nppes/open-input.ts';
import { findColumns, NoRegistryFile, type TableStart } from '#scripts/nppes/read-table.ts';

export interface Table extends TableStart {
  readonly input: Input;
  /** The day its name tells. */
  readonly day: string | undefined;
  /** Its name says that it holds the whole registry. */
  readonly isWhole: boolean;
}

const KIND_ORDER = ['providers', 'locations', 'other-names', 'deactivations'] as const;

/** The monthly file begins with the day the registry did; weekly updates with their own Monday. */
const COMPLETE_NAME = /npidata_pfile_20050523-(\d{4})(\d{2})(\d{2})/;
const DATED_NAME = /_\d{8}-(\d{4})(\d{2})(\d{2})/;
/** Files that the import needs. One of them whose columns are unknown is a change of the registry, not a guest. */
const NEEDED_NAME = /(?:npidata|othername|pl)_pfile|deactivated/i;

const NOT_NEEDED = 'electronic addresses, which the site does not show';

/** Throws when there is nothing to read: neither a table nor an answer of the NPI API. */
export const openTables = async (
  files: readonly OpenedFile[],
): Promise<{ tables: Table[]; passedOver: PassedOver[] }> => {
  const passedOver: PassedOver[] = files.flatMap((file) => file.passedOver);
  const tables: Table[] = [];
  for (const input of files.flatMap(({ inputs }) => inputs)) {
    const start = await findColumns(input).catch((error: unknown) => {
      if (!(error instanceof NoRegistryFile) || !input.isFromArchive || NEEDED_NAME.test(input.name)) throw error;
      passedOver.push({ name: input.name, reason: 'not one of the files that the import reads' });
      return undefined;
    });
    if (start?.layout.kind === 'endpoints') passedOver.push({ name: input.name, reason: NOT_NEEDED });
    else if (start) tables.push({ ...start, input, ...spanOf(input.name) });
  }
  if (tables.length === 0 && !files.some(({ isAnswer }) => isAnswer)) {
    const found = passedOver.map(({ name, reason }) => `  ${name}: ${reason}\n`).join('');
    throw new Error(
      `Nothing to import: none of the files is one of providers (npidata_pfile), second locations (pl_pfile), other names (othername_pfile) or deactivations.\n${found}`.trimEnd(),
    );
  }
  tables.sort((a, b) => orderOf(a) - orderOf(b) || (a.input.name < b.input.name ? -1 : 1));
  return { tables, passedOver };
};

const orderOf = ({ layout }: Table): number => (KIND_ORDER as readonly string[]).indexOf(layout.kind);

const spanOf = (name: string): Pick<Table, 'day' | 'isWhole'> => {
  const whole = COMPLETE_NAME.exec(name);
  const parts = whole ?? DATED_NAME.exec(name);
  return { day: parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : undefined, isWhole: whole !== null };
};
