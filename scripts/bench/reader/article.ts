/** An article of ours in the Markdown that other generators read: the same words, the same references. */
import { parse } from 'yaml';
import { splitFrontMatter } from '#site/front-matter.ts';

/** What a reference list needs of a source. */
export interface FootnoteSource {
  readonly title: string;
  readonly url: string;
}

interface FrontMatter {
  readonly title: string;
  readonly summary: string;
  readonly keyMessages?: readonly string[];
}

const CITATION = /\[(@[a-z0-9-]+(?:;\s*@[a-z0-9-]+)*)\]/g;

/** Citations become footnotes, which Starlight and Docusaurus know without a plugin. */
const withFootnotes = (text: string): string =>
  text.replaceAll(CITATION, (_whole, ids: string) =>
    ids
      .split(/;\s*/)
      .map((id) => `[^${id.slice(1)}]`)
      .join(''),
  );

/** Braces and angle brackets are code to Docusaurus, which reads all Markdown as MDX. */
const plain = (text: string): string => text.replaceAll(/[{}<>]/g, '\\$&');

/**
 * @param text The whole file `index.md` of an article.
 * @param sourceOf Finds a source by its id.
 * @throws Error when the file has no front matter or cites what is no source.
 */
export function asPlainMarkdown(text: string, sourceOf: (id: string) => FootnoteSource | undefined): string {
  const parts = splitFrontMatter(text);
  if ('fault' in parts) throw new Error(parts.fault.found);
  const { title, summary, keyMessages = [] } = parse(parts.yaml) as FrontMatter;
  const body = withFootnotes(
    [
      summary,
      ...(keyMessages.length > 0 ? ['## Key messages', keyMessages.map((message) => `- ${message}`).join('\n')] : []),
      // Addresses of our own pages lead nowhere on another site, and Docusaurus refuses to build with them.
      parts.body.trim().replaceAll('](/', '](https://example.org/'),
    ].join('\n\n'),
  );
  const cited = [...new Set([...body.matchAll(/\[\^([a-z0-9-]+)\]/g)].map(([, id = '']) => id))];
  const notes = cited.map((id) => {
    const source = sourceOf(id);
    if (source === undefined) throw new Error(`“${id}” is no source.`);
    return `[^${id}]: ${plain(source.title)}. [${source.url}](${source.url})`;
  });
  return [
    `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(summary)}\n---`,
    body,
    ...notes,
    '',
  ].join('\n\n');
}
