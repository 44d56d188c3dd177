import { isPerson, issuedOn, noticeOf, type Name } from './cited.ts';
import { MONTHS } from '#site/dates.ts';
import type { Source } from './schema.ts';

/** A source as the collection holds it. */
export interface SourceEntry {
  readonly id: string;
  readonly data: Source;
}

/** A CSL-JSON item, citation-style-language/schema, csl-data.json 1.0. */
export type CslItem = Omit<
  Source,
  'authorsTruncated' | 'keyword' | 'design' | 'verification' | 'retraction' | 'supersededBy'
> & {
  id: string;
  keyword?: string;
  note?: string;
};

/**
 * The source as a CSL-JSON item. A cut author list ends in the name `et al.`, which CSL has no field for; a
 * retraction or erratum goes to `note`.
 */
export const toCslJson = (source: Source, id: string): CslItem => {
  const {
    authorsTruncated,
    keyword,
    design: _design,
    verification: _verification,
    retraction: _retraction,
    supersededBy: _supersededBy,
    ...cited
  } = source;
  const notice = noticeOf(source);
  return {
    id,
    ...cited,
    author: authorsTruncated ? [...source.author, { literal: 'et al.' }] : source.author,
    ...(keyword.length > 0 && { keyword: keyword.join(', ') }),
    ...(notice !== undefined && { note: notice }),
  };
};

/** One line: a line break inside a value would start a field of its own in RIS and break a BibTeX entry in two. */
const onOneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

// BibTeX counts braces even behind a backslash, so braces become words.
const LATEX_SPECIALS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

const latex = (text: string): string =>
  onOneLine(text).replaceAll(/[\\{}$&%#_^~]/g, (sign) => LATEX_SPECIALS[sign] ?? sign);

/** DOI and URL are printed verbatim by BibTeX styles: only what would end or unbalance the field is encoded. */
const verbatim = (address: string): string => onOneLine(address).replaceAll(/[\\{}\s]/g, encodeURIComponent);

const BIBTEX_TYPES = {
  'article-journal': 'article',
  report: 'techreport',
  webpage: 'misc',
  book: 'book',
  chapter: 'incollection',
  'paper-conference': 'inproceedings',
  article: 'misc',
} as const satisfies Record<Source['type'], string>;

/** `Family, Given`; a group, or a family name BibTeX would take apart, stands in braces. */
const bibtexName = (name: Name): string => {
  if (!isPerson(name)) return `{${latex(name.literal)}}`;
  const family =
    /,|\sand\s/i.test(name.family) || name.given === undefined ? `{${latex(name.family)}}` : latex(name.family);
  return name.given === undefined ? family : `${family}, ${latex(name.given)}`;
};

const bibtexAuthors = (source: Source): string =>
  [...source.author.map(bibtexName), ...(source.authorsTruncated ? ['others'] : [])].join(' and ');

/** What BibTeX calls journal, publisher, number … differs with the entry type (Patashnik, BibTeXing, 1988). */
const bibtexPlace = (source: Source): [name: string, value: string | undefined][] => {
  const { publisher, 'container-title': container, 'collection-title': series, number, issue } = source;
  switch (source.type) {
    case 'article-journal':
      return [
        ['journal', container],
        ['number', issue],
      ];
    case 'report':
      return [
        ['institution', publisher],
        ['type', series],
        ['number', number],
      ];
    case 'chapter':
      return [
        ['booktitle', container],
        ['publisher', publisher],
      ];
    case 'book':
      return [
        ['publisher', publisher],
        ['series', series],
        ['number', number],
      ];
    case 'article':
    case 'webpage':
      return [['howpublished', container ?? publisher]];
    case 'paper-conference':
      return [['booktitle', container ?? publisher]];
  }
};

/**
 * The source as one BibTeX entry in UTF-8, keyed by its id. Titles stand in double braces, so that no style changes
 * their capitals; a cut author list ends in `and others`.
 */
export const toBibtex = (source: Source, id: string): string => {
  const { year, month } = issuedOn(source);
  const plain: [name: string, value: string | undefined][] = [
    ...bibtexPlace(source),
    ['volume', source.volume],
    ['pages', source.page?.replace(/(?<=\w)-(?=\w)/, '--')],
    ['address', source['publisher-place']],
    ['year', String(year)],
    ['pmid', source.PMID],
    ['pmcid', source.PMCID],
    ['keywords', source.keyword.join(', ') || undefined],
    ['note', noticeOf(source)],
  ];
  const fields = [
    `author = {${bibtexAuthors(source)}}`,
    `title = {{${latex(source.title)}}}`,
    ...plain.flatMap(([name, value]) => (value === undefined ? [] : [`${name} = {${latex(value)}}`])),
    // The month is one of BibTeX's own three-letter words, not text.
    ...(month === undefined ? [] : [`month = ${(MONTHS[month - 1] ?? '').slice(0, 3).toLowerCase()}`]),
    ...(source.DOI === undefined ? [] : [`doi = {${verbatim(source.DOI)}}`]),
    ...(source.URL === undefined ? [] : [`url = {${verbatim(source.URL)}}`]),
  ];
  return `@${BIBTEX_TYPES[source.type]}{${id},\n${fields.map((field) => `  ${field},\n`).join('')}}\n`;
};

/** Sources as one `.bib` file, in the order given. */
export const toBibtexFile = (sources: readonly SourceEntry[]): string =>
  sources.map(({ id, data }) => toBibtex(data, id)).join('\n');

const RIS_TYPES = {
  'article-journal': 'JOUR',
  report: 'RPRT',
  webpage: 'ELEC',
  book: 'BOOK',
  chapter: 'CHAP',
  'paper-conference': 'CPAPER',
  article: 'UNPB',
} as const satisfies Record<Source['type'], string>;

const risName = (name: Name): string => {
  if (!isPerson(name)) return name.literal;
  return name.given === undefined ? name.family : `${name.family}, ${name.given}`;
};

/** RIS wants `YYYY/MM/DD/other`, with the slashes even where a part is not known. */
const risDate = (source: Source): string => {
  const { year, month, day } = issuedOn(source);
  const part = (value: number | undefined): string => (value === undefined ? '' : String(value).padStart(2, '0'));
  return `${year}/${part(month)}/${part(day)}/`;
};

/**
 * The source as one RIS record (Research Information Systems' format; lines end in CR LF). RIS has no word for a cut
 * author list: a note says so.
 */
export const toRis = (source: Source, id: string): string => {
  const [, firstPage, lastPage] = /^(\w+)-(\w+)$/.exec(source.page ?? '') ?? [undefined, source.page];
  const fields: [tag: string, value: string | undefined][] = [
    ['TY', RIS_TYPES[source.type]],
    ['ID', id],
    ...source.author.map((name): [string, string] => ['AU', risName(name)]),
    ['TI', source.title],
    ['T2', source['container-title']],
    ['T3', source['collection-title']],
    ['PY', String(issuedOn(source).year)],
    ['DA', risDate(source)],
    ['VL', source.volume],
    ['IS', source.issue ?? source.number],
    ['SP', firstPage],
    ['EP', lastPage],
    ['PB', source.publisher],
    ['CY', source['publisher-place']],
    ['DO', source.DOI],
    ['UR', source.URL],
    ['AN', source.PMID],
    ['C2', source.PMCID],
    ...source.keyword.map((word): [string, string] => ['KW', word]),
    ['N1', source.authorsTruncated ? 'The list of authors is not complete.' : undefined],
    ['N1', noticeOf(source)],
  ];
  const lines = fields.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${onOneLine(value)}\r\n`]));
  return `${lines.join('')}ER  - \r\n`;
};
