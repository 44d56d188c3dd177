import { join } from 'node:path';
import { listEntryFiles, readEntryFile } from '#site/entry-files.ts';
import { fileStamp } from '#site/entry-reader.ts';
import type { ContextOf } from '#site/mdx-processor.ts';
import { explainTerms, linkTerms, toGlossaryTerms, type GlossaryTerm } from './glossary-terms.ts';
import { glossarySchema, type GlossaryEntry } from './schema.ts';

const SHAPE = { base: 'glossary', layout: 'yaml', schema: glossarySchema, noun: 'a glossary entry' } as const;

const readTerms = (root: string, files: ReturnType<typeof listEntryFiles>['files']): GlossaryTerm[] =>
  toGlossaryTerms(
    files
      .flatMap((file) => readEntryFile(root, SHAPE, file).entries)
      .flatMap(({ id, data }) => (data === undefined ? [] : [{ slug: id, ...(data as GlossaryEntry) }])),
  );

/**
 * The words that the compiler of MDX explains in a text: it runs before there are entries, so it reads the glossary from
 * its files, again when one of them changes. An article links to the glossary, a topic's page shows the definition.
 *
 * @param root The folder that holds `content/`.
 */
export const termsExplainedIn = (root: string): ContextOf => {
  let stamp = '';
  let terms: readonly GlossaryTerm[] = [];
  return (path) => {
    const folder = /(?:^|[/\\])content[/\\](articles|treatments|conditions)[/\\]/.exec(path)?.[1];
    if (folder === undefined) return {};
    const { files } = listEntryFiles(root, 'glossary', SHAPE);
    const now = files.map(({ file }) => `${file} ${fileStamp(join(root, file))}`).join('\n');
    if (now !== stamp) terms = readTerms(root, files);
    stamp = now;
    const explain = folder === 'articles' ? linkTerms : explainTerms;
    return {
      explainTerms: (tree) => {
        explain(tree, terms);
      },
    };
  };
};
