import { parseFragment } from 'parse5';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { ArticleCard } from '#articles/model.ts';
import { atomFeed, jsonFeed } from '#shell/feed.ts';
import { siteSchema } from '#site/schema.ts';

const site = siteSchema.parse({
  name: 'Pain & <Relief> Directory',
  shortName: 'Pain',
  url: 'https://site.example',
  tagline: 'What could help.',
  description: 'Treatments "alternative" & others, a < b.',
  language: 'en-US',
});

const article = (slug: string, title: string, summary: string): ArticleCard => ({
  slug,
  url: `/articles/${slug}/`,
  title,
  summary,
  postedOn: '2026-11-23',
  category: {
    kind: 'treatment',
    slug: 'tens',
    name: 'TENS & “currents” <x>',
    url: '/treatments/tens/',
    summary: 'What it is.',
    alsoKnownAs: [],
    group: 'device',
  },
  topics: ['tens'],
});

const articles = [
  article('when-a-b', 'When a<b Matters More Than R&D', 'What trials say when a<b and c>d is not enough.'),
  article('entities', 'Why &lt; and &amp; are written out ]]> here', '<b>Bold</b> "claims" & Co.'),
];

interface XmlElement {
  readonly name: string;
  readonly parent: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

const readXml = (text: string): XmlElement[] => {
  const elements: XmlElement[] = [];
  const open: XmlElement[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, parent: open.at(-1)?.name ?? '', attributes, text: '' };
    elements.push(element);
    open.push(element);
  });
  for (const event of ['text', 'cdata'] as const)
    parser.on(event, (added) => {
      const element = open.at(-1);
      if (element) element.text += added;
    });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return elements;
};

const elements = readXml(atomFeed(site, articles));
const named = (name: string, parent: string): XmlElement[] =>
  elements.filter((element) => element.name === name && element.parent === parent);

/** What a reader shows of a text construct (RFC 4287 §3.1.1). */
const shown = ({ attributes, text }: XmlElement): string => {
  if (attributes['type'] !== 'html') return text;
  const textOf = (node: unknown): string => {
    const { value, childNodes = [] } = node as { value?: string; childNodes?: unknown[] };
    return (value ?? '') + childNodes.map(textOf).join('');
  };
  const fragment = parseFragment(text);
  const hasElements = fragment.childNodes.some((node) => 'tagName' in node);
  return hasElements ? `markup in ${text}` : textOf(fragment);
};

/** The rules of the W3C feed validator, by the names of its messages. */
describe('the Atom feed', () => {
  test('MissingElement, DuplicateElement: feed and entries have what they must, once', () => {
    for (const name of ['id', 'title', 'updated']) {
      expect(named(name, 'feed'), name).toHaveLength(1);
      expect(named(name, 'entry'), name).toHaveLength(articles.length);
    }
    for (const name of ['summary', 'published']) expect(named(name, 'entry'), name).toHaveLength(articles.length);
    expect(elements[0]).toMatchObject({ name: 'feed', attributes: { xmlns: 'http://www.w3.org/2005/Atom' } });
  });

  test('MissingAttribute: every category has a term, every link an address', () => {
    const categories = elements.filter(({ name }) => name === 'category');
    expect(categories.map(({ attributes }) => attributes)).toEqual(
      articles.map(({ category }) => ({ term: category.slug, label: category.name })),
    );
    const links = elements.filter(({ name }) => name === 'link');
    expect(links.every(({ attributes }) => URL.canParse(attributes['href'] ?? ''))).toBe(true);
  });

  test('MissingSelf, SelfDoesntMatchLocation, DuplicateAtomLink: one link to itself, one to the page', () => {
    const links = named('link', 'feed').map(({ attributes }) => [attributes['rel'], attributes['href']]);
    expect(links).toEqual([
      ['alternate', `${site.url}/`],
      ['self', `${site.url}/feed.xml`],
    ]);
    for (const { attributes } of named('link', 'entry')) expect(attributes['rel'] ?? 'alternate').toBe('alternate');
  });

  test('InvalidFullLink, DuplicateEntries: ids are whole addresses and differ', () => {
    const ids = elements.filter(({ name }) => name === 'id').map(({ text }) => text);
    expect(ids.filter((id) => !/^https:\/\/site\.example\//.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('MissingAuthor, InvalidRFC3339Date: who wrote each entry, and when', () => {
    expect(named('author', 'entry')).toHaveLength(articles.length);
    expect(named('name', 'author').map(({ text }) => text)).toEqual(articles.map(() => site.name));
    const dates = elements.filter(({ name }) => name === 'updated' || name === 'published').map(({ text }) => text);
    expect(dates.filter((date) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(date))).toEqual(
      [],
    );
  });

  test('NotHtml, ContainsUndeclaredHTML: a reader sees each title and summary as it was written', () => {
    expect(named('title', 'entry').map(shown)).toEqual(articles.map(({ title }) => title));
    expect(named('summary', 'entry').map(shown)).toEqual(articles.map(({ summary }) => summary));
    expect(named('title', 'feed').map(shown)).toEqual([site.name]);
    expect(named('subtitle', 'feed').map(shown)).toEqual([site.description]);
    expect(named('rights', 'feed').map(shown)).toEqual([site.name]);
  });
});

describe('the JSON feed', () => {
  const feed = JSON.parse(jsonFeed(site, articles)) as {
    version: string;
    title: string;
    items: Record<string, unknown>[];
  };

  test('has text where it says text, and no HTML that is none', () => {
    expect(feed).toMatchObject({ title: site.name, feed_url: `${site.url}/feed.json`, home_page_url: `${site.url}/` });
    for (const [at, item] of feed.items.entries()) {
      expect(item).toMatchObject({
        id: `${site.url}${articles[at]?.url ?? ''}`,
        title: articles[at]?.title,
        content_text: articles[at]?.summary,
        tags: [articles[at]?.category.name],
      });
      expect(item).not.toHaveProperty('content_html');
    }
  });
});
