/**
 * Writes the schemas in the form that editors read, so that a contributor's editor explains each key, completes it and
 * underlines mistakes while they are typed: `content/_schemas/*.schema.json`, `.vscode/settings.json` and
 * `.vscode/extensions.json`. A test says when they are stale.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { collections, type CollectionName } from '#collections.ts';
import { argumentsOrExit } from '#scripts/command-line.ts';
import type { CollectionShape } from '#site/collection-shape.ts';

const FOLDER = 'content/_schemas';

const USAGE = `npm run schemas

Writes what editors read, ${FOLDER}/ and .vscode/, after a schema has changed. It takes no options.
`;

/** The first reads the schemas; the others are for those who write code. */
const EXTENSIONS = [
  'redhat.vscode-yaml',
  'unifiedjs.vscode-mdx',
  'astro-build.astro-vscode',
  'dbaeumer.vscode-eslint',
  'esbenp.prettier-vscode',
];

const schemaFile = (name: CollectionName): string => `${FOLDER}/${name}.schema.json`;

/** The files of a collection as a glob; undefined where YAML is only the front matter of a text. */
const globOf = ({ base, layout }: CollectionShape): string | undefined => {
  switch (layout) {
    case 'yaml':
      return `content/${base}/*.yaml`;
    case 'nested':
    case 'paired':
      return `content/${base}/*/*.yaml`;
    case 'list':
    case 'single':
      return `content/${base}`;
    case 'markdown':
    case 'folder':
      return undefined;
  }
};

const editorSchema = ({ schema, layout }: CollectionShape): object =>
  z.toJSONSchema(layout === 'list' ? z.array(schema) : schema, { io: 'input', target: 'draft-7' });

const asText = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every file for editors, by its path from the root. */
export const renderEditorFiles = (): ReadonlyMap<string, string> => {
  const names = Object.keys(collections) as CollectionName[];
  const mapping = names.flatMap((name): [string, string][] => {
    const glob = globOf(collections[name]);
    return glob === undefined ? [] : [[`./${schemaFile(name)}`, glob]];
  });
  return new Map([
    ...names.map((name): [string, string] => [schemaFile(name), asText(editorSchema(collections[name]))]),
    ['.vscode/settings.json', asText({ 'yaml.schemas': Object.fromEntries(mapping) })],
    ['.vscode/extensions.json', asText({ recommendations: EXTENSIONS })],
  ]);
};

if (import.meta.main) {
  argumentsOrExit('schemas', USAGE, {});
  for (const [file, text] of renderEditorFiles()) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(join('.', file), text);
    process.stdout.write(`${file}\n`);
  }
}
