/** The letter to subscribers: what is new and what changed since a day, as HTML for mail programs and as plain text. */
import type { Article } from '#articles/schema.ts';
import type { Content } from '#scripts/checks/content.ts';
import { lightColor } from '#design/token-colors.ts';
import { address } from '#site/addresses.ts';
import { formatDate, type CalendarDate } from '#site/dates.ts';
import type { Site } from '#site/schema.ts';
import { valueAt } from '#site/schema-fields.ts';

interface LetterItem {
  readonly title: string;
  /** Full address. */
  readonly url: string;
  readonly text: string;
}

interface LetterSection {
  readonly heading: string;
  readonly items: readonly LetterItem[];
}

export interface Letter {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** What it holds; nothing is worth a letter when there is nothing. */
  readonly items: number;
}

/** What each service puts in the place of the link to leave. */
const LEAVE: Readonly<Record<NonNullable<Site['newsletterService']>, string>> = {
  buttondown: '{{ unsubscribe_url }}',
  mailchimp: '*|UNSUB|*',
  listmonk: '{{ UnsubscribeURL }}',
};

const articleItems = (content: Content, site: Site, isMeant: (article: Article) => boolean): LetterItem[] =>
  content
    .of('articles')
    .flatMap(({ id, data }) => (data === undefined ? [] : [{ id, article: data as Article }]))
    .filter(({ article }) => isMeant(article))
    .sort((a, b) => b.article.postedOn.localeCompare(a.article.postedOn) || a.id.localeCompare(b.id))
    .map(({ id, article }) => ({ title: article.title, url: site.url + address.article(id), text: article.summary }));

const nameOf = (content: Content, slug: string): string => {
  const entry = [...content.of('treatments'), ...content.of('conditions')].find(({ id }) => id === slug);
  const name = valueAt(entry?.written, ['name']);
  return typeof name === 'string' ? name : slug;
};

/** Pairs whose findings were compared with their sources since the day, those with most of them first. */
const findingItems = (content: Content, site: Site, since: CalendarDate): LetterItem[] => {
  const pairs = content.of('evidence').flatMap(({ written }) => {
    const [treatment, condition, checkedOn] = ['treatment', 'condition', 'checkedOn'].map((key) =>
      String(valueAt(written, [key])),
    );
    return checkedOn !== undefined && checkedOn >= since ? [`${treatment ?? ''} ${condition ?? ''}`] : [];
  });
  return [...Map.groupBy(pairs, (pair) => pair)]
    .sort(([a, ofA], [b, ofB]) => ofB.length - ofA.length || a.localeCompare(b))
    .slice(0, MOST_PAIRS)
    .map(([pair, findings]) => {
      const [treatment = '', condition = ''] = pair.split(' ');
      return {
        title: `${nameOf(content, treatment)} for ${nameOf(content, condition)}`,
        url: site.url + address.pair(treatment, condition),
        text: `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'} compared with the source.`,
      };
    });
};

/** A letter is read in a few minutes. */
const MOST_PAIRS = 10;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Mail programs know inline styles, and little else: no classes, pictures, grids or scripts. */
/** Mail programs draw on white, also on dark screens. */
const LINK = lightColor('color-link');
const INK = lightColor('color-text');

const htmlOf = (site: Site, subject: string, sections: readonly LetterSection[], leave: string): string =>
  [
    '<!doctype html>',
    `<html lang="${escaped(site.language)}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body style="margin:0;padding:16px;background:#ffffff;color:${INK};font-family:Arial,Helvetica,sans-serif;font-size:18px;line-height:1.5">`,
    '<div style="max-width:600px;margin:0 auto">',
    `<h1 style="font-size:26px;line-height:1.25">${escaped(subject)}</h1>`,
    ...sections.flatMap(({ heading, items }) => [
      `<h2 style="font-size:21px">${escaped(heading)}</h2>`,
      ...items.map(
        ({ title, url, text }) =>
          `<p style="margin:0 0 16px"><a href="${escaped(url)}" style="color:${LINK};font-weight:bold">${escaped(title)}</a><br>${escaped(text)}</p>`,
      ),
    ]),
    `<p style="border-top:1px solid #767676;padding-top:16px">${escaped(FOOTER)}</p>`,
    `<p><a href="${escaped(leave)}" style="color:${LINK}">Leave this letter</a></p>`,
    '</div></body></html>',
    '',
  ].join('\n');

const textOf = (subject: string, sections: readonly LetterSection[], leave: string): string =>
  [
    subject,
    ...sections.map(({ heading, items }) =>
      [`\n${heading.toUpperCase()}`, ...items.map(({ title, url, text }) => `\n${title}\n${text}\n${url}`)].join('\n'),
    ),
    `\n${FOOTER}`,
    `Leave this letter: ${leave}`,
    '',
  ].join('\n');

const FOOTER = 'This letter informs; it does not replace a doctor. It holds no picture and counts nobody who opens it.';

export const writeLetter = (content: Content, site: Site, since: CalendarDate): Letter => {
  const sections: LetterSection[] = [
    { heading: 'New articles', items: articleItems(content, site, ({ postedOn }) => postedOn >= since) },
    {
      heading: 'Articles that changed',
      items: articleItems(content, site, ({ postedOn, updatedOn }) => postedOn < since && (updatedOn ?? '') >= since),
    },
    { heading: 'Evidence that was checked', items: findingItems(content, site, since) },
  ].filter(({ items }) => items.length > 0);
  const subject = `${site.shortName}: new since ${formatDate(since)}`;
  const leave = site.newsletterService === undefined ? 'PUT-THE-LINK-TO-LEAVE-HERE' : LEAVE[site.newsletterService];
  return {
    subject,
    html: htmlOf(site, subject, sections, leave),
    text: textOf(subject, sections, leave),
    items: sections.reduce((sum, { items }) => sum + items.length, 0),
  };
};
