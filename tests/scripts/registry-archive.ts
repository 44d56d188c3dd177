/** Archives and workbooks as the registry publishes them, built from their documented layout, with made-up rows. */
import { crc32, deflateRawSync } from 'node:zlib';
import { REGISTRY_FILE_HEADER, registryFileLine } from '#scripts/bench/registry-file.ts';
import type { Cells } from '#tests/scripts/import-folder.ts';

export interface ArchiveFile {
  readonly name: string;
  readonly bytes: string | Buffer;
  /** Compression method: 8 is Deflate, 0 stored, 9 Deflate64, which nothing here can write. Default: 8. */
  readonly method?: number;
}

/** A ZIP archive (PKWARE APPNOTE 4.3). */
export const zipOf = (files: readonly ArchiveFile[]): Buffer => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, method = 8 } of files) {
    const data = Buffer.from(bytes);
    const packed = method === 0 ? data : deflateRawSync(data);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(data.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, place, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
};

/** Columns of `endpoint_pfile`, which the import does not need. */
export const ENDPOINT_HEADER =
  '"NPI","Endpoint Type","Endpoint Type Description","Endpoint","Affiliation","Endpoint Description","Affiliation Legal Business Name","Use Code","Use Description","Other Use Description","Content Type","Content Description","Other Content Description","Affiliation Address Line One","Affiliation Address Line Two","Affiliation Address City","Affiliation Address State","Affiliation Address Country","Affiliation Address Postal Code"\n';
const OTHER_NAME_HEADER = '"NPI","Provider Other Organization Name","Provider Other Organization Name Type Code"\n';
const PLACE_HEADER =
  '"NPI","Provider Secondary Practice Location Address- Address Line 1","Provider Secondary Practice Location Address-  Address Line 2","Provider Secondary Practice Location Address - City Name","Provider Secondary Practice Location Address - State Name","Provider Secondary Practice Location Address - Postal Code","Provider Secondary Practice Location Address - Country Code (If outside U.S.)","Provider Secondary Practice Location Address - Telephone Number","Provider Secondary Practice Location Address - Telephone Extension","Provider Practice Location Address - Fax Number"\n';

export interface PublishedRows {
  readonly providers: readonly Cells[];
  /** NPI, and the name on the door. */
  readonly otherNames?: readonly (readonly [npi: string, name: string])[];
  readonly places?: readonly {
    readonly npi: string;
    readonly city: string;
    readonly state: string;
    readonly zip: string;
  }[];
  readonly endpoints?: readonly string[];
}

const quoted = (cells: readonly string[]): string => `${cells.map((cell) => `"${cell}"`).join(',')}\n`;

/** The files of a monthly or weekly archive (version 2), with all that travels along. */
export const publishedFiles = (
  { providers, otherNames = [], places = [], endpoints = [] }: PublishedRows,
  span: string,
): ArchiveFile[] => {
  const names = otherNames.map(([npi, name]) => quoted([npi, name, '3'])).join('');
  const locations = places
    .map(({ npi, city, state, zip }) => quoted([npi, '5 FIXTURE AVE', '', city, state, zip, 'US', '', '', '']))
    .join('');
  const rows = endpoints
    .map((npi) =>
      quoted([npi, 'DIRECT', 'Direct Messaging Address', 'fixture@direct.example', ...Array<string>(15).fill('')]),
    )
    .join('');
  return [
    { name: 'NPPES_Data_Dissemination_CodeValues.pdf', bytes: '%PDF-1.7 fixture' },
    { name: 'NPPES_Data_Dissemination_Readme_v.2.pdf', bytes: '%PDF-1.7 fixture' },
    { name: `endpoint_pfile_${span}.csv`, bytes: ENDPOINT_HEADER + rows },
    { name: `endpoint_pfile_${span}_fileheader.csv`, bytes: ENDPOINT_HEADER },
    { name: `npidata_pfile_${span}.csv`, bytes: REGISTRY_FILE_HEADER + providers.map(registryFileLine).join('') },
    { name: `npidata_pfile_${span}_fileheader.csv`, bytes: REGISTRY_FILE_HEADER },
    { name: `othername_pfile_${span}.csv`, bytes: OTHER_NAME_HEADER + names },
    { name: `othername_pfile_${span}_fileheader.csv`, bytes: OTHER_NAME_HEADER },
    { name: `pl_pfile_${span}.csv`, bytes: PLACE_HEADER + locations },
    { name: `pl_pfile_${span}_fileheader.csv`, bytes: PLACE_HEADER },
    { name: '__MACOSX/', bytes: '', method: 0 },
    { name: `__MACOSX/._npidata_pfile_${span}.csv`, bytes: Buffer.from([0, 5, 22, 7, 0, 2, 0, 0]) },
    { name: '.DS_Store', bytes: Buffer.from([0, 0, 0, 1]) },
  ];
};

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * An Excel workbook (ECMA-376) of one sheet. Text cells lie in the shared strings, as Excel writes them; numbers as
 * numbers.
 */
export const workbookOf = (rows: readonly (readonly (string | number)[])[]): Buffer => {
  const strings: string[] = [];
  const sheet = rows
    .map((cells, row) => {
      const written = cells.map((cell, column) => {
        const place = `${String.fromCodePoint(65 + column)}${row + 1}`;
        if (cell === '') return '';
        if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
        strings.push(cell);
        return `<c r="${place}" t="s"><v>${strings.length - 1}</v></c>`;
      });
      return `<row r="${row + 1}">${written.join('')}</row>`;
    })
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return zipOf([
    { name: '[Content_Types].xml', bytes: `${head}<Types/>` },
    {
      name: 'xl/workbook.xml',
      bytes: `${head}<workbook xmlns="${main}"><sheets><sheet name="Sheet1" sheetId="1"/></sheets></workbook>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      bytes: `${head}<sst xmlns="${main}">${strings.map((text) => `<si><t>${escapeXml(text)}</t></si>`).join('')}</sst>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      bytes: `${head}<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
    },
  ]);
};
