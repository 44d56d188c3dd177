import { contentRoot } from './content-root.ts';
import { listEntryFiles, readEntryFile } from './entry-files.ts';
import { siteSchema, type Site } from './schema.ts';

const SHAPE = { base: 'site.yaml', layout: 'single', schema: siteSchema, noun: 'the site' } as const;

/** `content/site.yaml` for configuration and scripts; pages ask `queries.ts`. */
export const readSite = (root: string = contentRoot()): Site => {
  const [file] = listEntryFiles(root, 'site', SHAPE).files;
  const data = file && readEntryFile(root, SHAPE, file).entries[0]?.data;
  if (!data) throw new Error('content/site.yaml cannot be read. Run `npm run check` to see why.');
  return data as Site;
};
