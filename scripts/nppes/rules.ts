/** What the import asks of `content/`: whose codes are ours, and who asked to be left out. */
import { collections, type CollectionName } from '#collections.ts';
import { readPostalAreas } from '#places/postal-areas.ts';
import { hashOfNpi } from '#providers/removed.ts';
import { listEntryFiles, readEntryFile } from '#site/entry-files.ts';
import type { PracticeRules } from '#scripts/nppes/practice-row.ts';

const readAll = (root: string, name: CollectionName): unknown[] => {
  const shape = collections[name];
  return listEntryFiles(root, name, shape).files.flatMap((file) =>
    readEntryFile(root, shape, file).entries.map(({ data }) => {
      if (data === undefined) throw new Error(`${file.file} cannot be read. Run \`npm run check\` to see why.`);
      return data;
    }),
  );
};

/** @param root The folder that holds `content/`. */
export const readPracticeRules = (root: string): PracticeRules => {
  const professions = readAll(root, 'professions') as { slug: string; taxonomyCodes: string[] }[];
  const hashes = new Set((readAll(root, 'removed') as { slug: string }[]).map(({ slug }) => slug));
  const areas = readPostalAreas();
  return {
    professions: new Map(professions.flatMap(({ slug, taxonomyCodes }) => taxonomyCodes.map((code) => [code, slug]))),
    isRemoved: (npi) => hashes.size > 0 && hashes.has(hashOfNpi(npi)),
    isOnMap: (postalCode) => areas.find(postalCode) !== undefined,
  };
};
