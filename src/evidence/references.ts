import { isPerson, issuedOn, noticeOf, withEndMark, type PersonName } from './cited.ts';
import { MONTHS } from '#site/dates.ts';
import { shownHost } from '#site/web-address.ts';
import type { Source } from './schema.ts';

export { toBibtex, toBibtexFile, toCslJson, toRis, type SourceEntry } from './reference-files.ts';

export interface ReferenceLink {
  readonly label: string;
  readonly url: string;
}

/** One reference in its printed order. Each text ends with its own mark, so that a view only puts blanks between. */
export interface AmaReference {
  readonly authors: string;
  readonly title: string;
  /** Journal, or series and number of a report. */
  readonly container: string | undefined;
  /** Which of the two is printed in italics: the journal, or the title of what stands alone. */
  readonly italic: 'title' | 'container';
  /** Year, volume and pages; or publisher and year. */
  readonly detail: string;
  /** A retraction, erratum or expression of concern, in one sentence or two. */
  readonly notice: string | undefined;
  /** The best address first: DOI, the publisher's page, PubMed Central, PubMed. */
  readonly links: readonly ReferenceLink[];
}

/** Initials without periods or blanks, as AMA 3.7 wants: `Brian M.` → `BM`, `Amanda C de C` → `ACC`. */
const initials = (given: string): string => {
  const words = given.split(/[\s.\-‐]+/).filter((word) => word !== '');
  // Written together already (`AD`), or a word of which the first letter counts. Particles in lower case do not.
  const letters = words.map((word) => (/^\p{Lu}{2,3}$/u.test(word) ? word : (/^\p{Lu}/u.exec(word)?.[0] ?? '')));
  return letters.join('') || (words[0]?.slice(0, 1).toUpperCase() ?? '');
};

const amaPerson = (name: PersonName): string =>
  name.given === undefined ? name.family : `${name.family} ${initials(name.given)}`;

/**
 * AMA 3.7: up to six authors are all named; of more, the first three, then "et al". A group follows after a semicolon.
 * A list that was already cut where we saw it also ends in "et al".
 */
const amaAuthors = (source: Source): string => {
  const people = source.author.filter(isPerson);
  const groups = source.author.flatMap((name) => (isPerson(name) ? [] : [name.literal]));
  const isCut = people.length > 6 || source.authorsTruncated;
  const named = (isCut ? people.slice(0, 3) : people).map(amaPerson);
  const list = [...named, ...(isCut ? ['et al'] : [])].join(', ');
  return withEndMark([list, ...groups].filter((part) => part !== '').join('; '));
};

/** AMA 3.11: `2020;12(3):45-67`; without a volume `2020;(3):45-67`; without either `2020:45-67`. */
const yearVolumePages = (source: Source): string => {
  const { volume = '', issue, page } = source;
  const place = `${volume}${issue === undefined ? '' : `(${issue})`}`;
  return `${issuedOn(source).year}${place && `;${place}`}${page === undefined ? '' : `:${page}`}.`;
};

const publisherAndYear = (source: Source): string =>
  `${source.publisher === undefined ? '' : `${source.publisher}; `}${issuedOn(source).year}.`;

/** AMA 3.15.3: `Published June 3, 2021.`, or as much of the date as is known. */
const publishedOn = (source: Source): string => {
  const { year, month, day } = issuedOn(source);
  const monthName = month === undefined ? undefined : MONTHS[month - 1];
  if (monthName === undefined) return `Published ${year}.`;
  return day === undefined ? `Published ${monthName} ${year}.` : `Published ${monthName} ${day}, ${year}.`;
};

const seriesAndNumber = (source: Source): string | undefined => {
  const { 'collection-title': series, number } = source;
  if (series !== undefined) return number === undefined ? `${series}.` : `${series} No. ${number}.`;
  // NICE prints the number in the title; once is enough.
  return number === undefined || source.title.includes(number) ? undefined : `Report No. ${number}.`;
};

const journalTitle = (source: Source): string | undefined =>
  source['container-title'] === undefined ? undefined : withEndMark(source['container-title']);

type PlaceOfPublication = Pick<AmaReference, 'container' | 'italic' | 'detail'>;

const placeOfPublication = (source: Source): PlaceOfPublication => {
  switch (source.type) {
    case 'article-journal':
      return { container: journalTitle(source), italic: 'container', detail: yearVolumePages(source) };
    case 'report':
    case 'book':
      return { container: seriesAndNumber(source), italic: 'title', detail: publisherAndYear(source) };
    // A manuscript that is not in a journal yet is named by where it was posted (AMA 3.11.4).
    case 'article':
    case 'webpage':
      return {
        container: journalTitle(source) ?? (source.publisher === undefined ? undefined : withEndMark(source.publisher)),
        italic: 'title',
        detail: publishedOn(source),
      };
    case 'chapter':
      // AMA 3.12.4: the book the chapter stands in, in italics.
      return {
        container:
          source['container-title'] === undefined ? undefined : withEndMark(`In: ${source['container-title']}`),
        italic: 'container',
        detail: publisherAndYear(source),
      };
    case 'paper-conference':
      // AMA 3.13.9: papers and abstracts given at a meeting.
      return {
        container: undefined,
        italic: 'title',
        detail: `Presented at: ${source['container-title'] ?? source.publisher ?? 'meeting not named'}; ${issuedOn(source).year}.`,
      };
  }
};

/** The address of a DOI at the resolver. A DOI may hold any sign; only the slashes between its parts stay as they are. */
const doiUrl = (doi: string): string => `https://doi.org/${doi.split('/').map(encodeURIComponent).join('/')}`;

const linksOf = (source: Source): ReferenceLink[] => {
  const links: ReferenceLink[] = [];
  if (source.DOI !== undefined) links.push({ label: `doi:${source.DOI}`, url: doiUrl(source.DOI) });
  if (source.URL !== undefined) links.push({ label: shownHost(source.URL), url: source.URL });
  if (source.PMCID !== undefined) {
    links.push({
      label: `PubMed Central ${source.PMCID}`,
      url: `https://pmc.ncbi.nlm.nih.gov/articles/${source.PMCID}/`,
    });
  }
  if (source.PMID !== undefined) {
    links.push({ label: `PubMed ${source.PMID}`, url: `https://pubmed.ncbi.nlm.nih.gov/${source.PMID}/` });
  }
  return links;
};

/**
 * The reference in the style of the AMA Manual of Style, 11th edition, chapter 3, in parts that a view can link and
 * italicise. Three things differ on purpose: journals stand with their full names, which readers who are no
 * librarians can look up; titles keep the capitals they were printed with; and there is no "Accessed" date, because
 * each source says where and how it was seen.
 */
export const formatAmaReference = (source: Source): AmaReference => ({
  authors: amaAuthors(source),
  title: withEndMark(source.title),
  ...placeOfPublication(source),
  notice: noticeOf(source),
  links: linksOf(source),
});

/** The AMA reference as one line of plain text; it ends with the DOI or, failing that, the best address there is. */
export const amaText = (source: Source): string => {
  const { authors, title, container, detail, notice, links } = formatAmaReference(source);
  const address = source.DOI === undefined ? links[0]?.url : `doi:${source.DOI}`;
  return [authors, title, container, detail, notice, address].filter((part) => part !== undefined).join(' ');
};

/** First author and year, for a map or a table: `Mu 2020`. */
export const shortLabel = (source: Source): string => {
  const [first] = source.author;
  if (first === undefined) throw new Error(`A source without an author reached the references: ${source.title}`);
  return `${isPerson(first) ? first.family : first.literal} ${issuedOn(source).year}`;
};

/**
 * Full years from publication to `today` (`YYYY-MM-DD`). A month or day that is not known counts as the first, so
 * that a guideline is called old too early rather than too late. Never below 0.
 */
export const ageInYears = (source: Source, today: string): number => {
  const { year, month = 1, day = 1 } = issuedOn(source);
  const pad = (part: number): string => String(part).padStart(2, '0');
  const hadItsDayThisYear = today.slice(5) >= `${pad(month)}-${pad(day)}`;
  return Math.max(0, Number(today.slice(0, 4)) - year - (hadItsDayThisYear ? 0 : 1));
};
