/** Fills a citation from Crossref, the registry of DOIs. Everything it answers is a stranger's text: the schema judges it. */
import { authorsAsAnswer, type CslName } from './citation-answers.ts';
import type { Answers } from './answers.ts';

const WAIT_MS = 10_000;

/** The part of api.crossref.org/works/<doi> that a citation needs. */
interface Work {
  readonly type?: string;
  readonly title?: readonly string[];
  readonly author?: readonly { readonly family?: string; readonly given?: string; readonly name?: string }[];
  readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] };
  readonly 'container-title'?: readonly string[];
  readonly publisher?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly 'article-number'?: string;
  readonly DOI?: string;
}

/** Crossref's types that we know by another name; see api.crossref.org/types. */
const TYPES: Readonly<Record<string, string>> = {
  'journal-article': 'article-journal',
  report: 'report',
  'report-component': 'report',
  book: 'book',
  monograph: 'book',
  'edited-book': 'book',
  'proceedings-article': 'paper-conference',
};

/** Titles come with tags for italics and with line breaks. */
const plain = (text: string): string =>
  text
    .replace(/<[^<>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

const padded = (part: number): string => String(part).padStart(2, '0');

/** What Crossref knows, as answers. What it does not know is left to be asked. */
const answersFromWork = (work: Work): Answers => {
  const names = (work.author ?? []).flatMap(({ family, given, name }): CslName[] =>
    family === undefined
      ? name === undefined
        ? []
        : [{ literal: plain(name) }]
      : [{ family: plain(family), ...(given && { given: plain(given) }) }],
  );
  const type = TYPES[work.type ?? ''];
  const date = (work.issued?.['date-parts']?.[0] ?? [])
    .filter((part) => Number.isInteger(part))
    .map(padded)
    .join('-');
  const found: Record<string, string | undefined> = {
    type,
    title: work.title?.[0],
    author: authorsAsAnswer(names),
    issued: date,
    'container-title': work['container-title']?.[0],
    publisher: type === 'article-journal' ? undefined : work.publisher,
    volume: work.volume,
    issue: work.issue,
    page: work.page ?? work['article-number'],
    DOI: work.DOI,
  };
  return Object.fromEntries(
    Object.entries(found).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, plain(value)]])),
  );
};

const asDoi = (text: string): string => text.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');

/** Looks a DOI up. Where that fails, says why and what to copy by hand. */
export const lookUpDoi = async (
  doi: string,
  fetchFrom: typeof fetch = fetch,
): Promise<{ readonly answers: Answers } | { readonly reason: string }> => {
  const name = asDoi(doi);
  if (!/^10\.\d{4,9}\/\S+$/.test(name)) return { reason: `"${doi}" is not a DOI. One looks like 10.1136/bmj.k851.` };
  try {
    const response = await fetchFrom(`https://api.crossref.org/works/${encodeURIComponent(name)}`, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(WAIT_MS),
    });
    if (response.status === 404) return { reason: byHand(name, 'Crossref does not know this DOI') };
    if (!response.ok) return { reason: byHand(name, `Crossref answered with status ${response.status}`) };
    const { message } = (await response.json()) as { message?: Work };
    return { answers: { ...answersFromWork(message ?? {}), DOI: name } };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return { reason: byHand(name, `Crossref cannot be reached from here (${cause})`) };
  }
};

const byHand = (doi: string, why: string): string =>
  [
    `${why}.`,
    `Open https://doi.org/${doi} in a browser and copy by hand: the title, all authors in order, the year,`,
    'the journal, volume, issue and pages. PubMed shows the same under "Cite", and the PMID.',
  ].join('\n');
