/** What a visit means: compared with what the page was when somebody last looked. */
import type { OutsideLink } from './find-links.ts';
import type { Visit } from './visit.ts';

/** How a page was found when a person accepted it. Kept in `content/_links.json`, by address. */
interface Known {
  readonly host: string;
  readonly title?: string;
  readonly seenOn: string;
}

export type LinkRecords = Readonly<Record<string, Known>>;

export interface LinkFinding {
  readonly url: string;
  readonly files: readonly string[];
  /** `gone` and `moved` ask for an edit; `unclear` for a look by a person. */
  readonly kind: 'gone' | 'moved' | 'unclear';
  readonly what: string;
  /** Where a copy of the page as it was may be found. */
  readonly archive: string;
}

/** These lead elsewhere by design; where to is known after the first look alone. */
const RESOLVERS: readonly string[] = ['doi.org', 'dx.doi.org', 'hdl.handle.net', 'purl.org'];

const hostOf = (url: string): string => new URL(url).host.replace(/^www\./, '');

/** The Wayback Machine leads to the copy nearest to the day. Nothing is asked of it here. */
const archiveLink = (url: string, day: string): string =>
  `https://web.archive.org/web/${day.replaceAll('-', '')}/${url}`;

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .normalize('NFKD')
      .match(/[\p{L}\p{N}]{3,}/gu) ?? [],
  );

/** Sites put their name before or after a title, and cut long ones: half of the shorter title's words must be in both. */
export const isSameTitle = (one: string, other: string): boolean => {
  const [few = new Set(), many = new Set()] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.size - b.size);
  if (few.size === 0) return true;
  return [...few].filter((word) => many.has(word)).length / few.size >= 0.5;
};

/** A page that takes the place of an article and says no more than "Just a moment". */
const TURNED_AWAY = /just a moment|attention required|access denied|are you (?:a )?(?:human|robot)|captcha|verify/i;

const verdict = (
  link: OutsideLink,
  visit: Visit,
  known: Known | undefined,
): Pick<LinkFinding, 'kind' | 'what'> | undefined => {
  const { status, finalUrl, title, reason } = visit;
  if (status === 0) return { kind: 'unclear', what: `no answer: ${reason ?? 'unknown reason'}` };
  if (status === 404 || status === 410) return { kind: 'gone', what: `answered with ${status}` };
  if (status >= 400) return { kind: 'unclear', what: `answered with ${status}; it may refuse robots alone` };
  const called = title ?? '';
  if (TURNED_AWAY.test(called)) return { kind: 'unclear', what: `turned the robot away ("${called}")` };
  const host = hostOf(finalUrl);
  const expected = known?.host ?? (RESOLVERS.includes(hostOf(link.url)) ? host : hostOf(link.url));
  if (host !== expected) return { kind: 'moved', what: `leads to ${host}, not to ${expected}: ${finalUrl}` };
  const name = known?.title ?? link.title;
  if (name !== undefined && called !== '' && !isSameTitle(name, called)) {
    return { kind: known === undefined ? 'unclear' : 'moved', what: `is called "${called}", not "${name}"` };
  }
  return undefined;
};

/** @param today Day of the look (`YYYY-MM-DD`). */
export const judge = (
  links: readonly OutsideLink[],
  visits: readonly Visit[],
  records: LinkRecords,
  today: string,
): LinkFinding[] => {
  const visitOf = new Map(visits.map((visit) => [visit.url, visit]));
  return links.flatMap((link) => {
    const visit = visitOf.get(link.url);
    const known = records[link.url];
    const found = visit && verdict(link, visit, known);
    if (!found) return [];
    return [{ ...found, url: link.url, files: link.files, archive: archiveLink(link.url, known?.seenOn ?? today) }];
  });
};

/** The records after the links were visited: a link that was in order is known from now on, the others stay as they were. */
export const renewed = (
  links: readonly OutsideLink[],
  visits: readonly Visit[],
  records: LinkRecords,
  today: string,
): LinkRecords => {
  const faulty = new Set(judge(links, visits, records, today).map(({ url }) => url));
  const visitOf = new Map(visits.map((visit) => [visit.url, visit]));
  return Object.fromEntries(
    links.flatMap(({ url }) => {
      const visit = visitOf.get(url);
      const known = records[url];
      if (visit === undefined || faulty.has(url)) return known === undefined ? [] : [[url, known] as const];
      const seen: Known = {
        host: hostOf(visit.finalUrl),
        ...(visit.title !== undefined && { title: visit.title }),
        seenOn: today,
      };
      return [[url, seen] as const];
    }),
  );
};

const HEADINGS: Readonly<Record<LinkFinding['kind'], string>> = {
  gone: 'Gone: correct the address, or link to a copy',
  moved: 'Moved or changed: look whether it is still what we say it is',
  unclear: 'Could not be looked at by a robot: look yourself now and then',
};

/** The text of a page is a stranger's: it must not become a mention, a link or a heading of ours. */
const plain = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>()#!|@~]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** The findings as Markdown for an issue. */
export const report = (findings: readonly LinkFinding[], linkCount: number): string => {
  const parts = (['gone', 'moved', 'unclear'] as const).flatMap((kind) => {
    const ours = findings.filter((finding) => finding.kind === kind);
    if (ours.length === 0) return [];
    const lines = ours.map(
      ({ url, what, files, archive }) =>
        `- <${url}> ${plain(what)}. In ${files.map((file) => `\`${file}\``).join(', ')}. [Archive](<${archive}>)`,
    );
    return [`## ${HEADINGS[kind]}\n\n${lines.join('\n')}\n`];
  });
  return `${linkCount} addresses of other sites, ${findings.length} to look at.\n\n${parts.join('\n')}`;
};
