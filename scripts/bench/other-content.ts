/**
 * The content of a generated site as other generators want it: the same entries, written the way their users would write
 * them. Of the real content they get the articles and topics, as plain Markdown; the rest of it only this site knows.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { withFrontMatter } from '#scripts/bench/block-yaml.ts';
import { eachArticle, type GeneratedArticle } from '#scripts/bench/generated-articles.ts';
import { eachProfile, type GeneratedProfile } from '#scripts/bench/generated-profiles.ts';
import { readVocabulary, writeGenerated, type Sizes } from '#scripts/bench/generated-site.ts';
import { profileAsMarkdown } from '#scripts/bench/profile-markdown.ts';
import type { CalendarDate } from '#site/dates.ts';
import { splitFrontMatter } from '#site/front-matter.ts';

/** A page of the real content. */
interface RealPage {
  /** `articles`, `treatments` or `conditions`. */
  readonly section: string;
  readonly slug: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export interface GeneratedContent {
  readonly sizes: Sizes;
  readonly today: CalendarDate;
}

const readPage = (section: string, slug: string, file: string): RealPage => {
  const split = splitFrontMatter(readFileSync(file, 'utf8'));
  if ('fault' in split) throw new Error(`${file}: ${split.fault.found}`);
  return { section, slug, fields: parse(split.yaml) as Record<string, unknown>, body: split.body };
};

/** Articles and topics of `content/`. MDX is left out: the components in it are this site's. */
const realPages = (): RealPage[] => [
  ...readdirSync('content/articles').flatMap((slug) => {
    const folder = join('content/articles', slug);
    return readdirSync(folder).includes('index.md') ? [readPage('articles', slug, join(folder, 'index.md'))] : [];
  }),
  ...['treatments', 'conditions'].flatMap((section) =>
    readdirSync(join('content', section))
      .filter((name) => name.endsWith('.md'))
      .map((name) => readPage(section, name.slice(0, -'.md'.length), join('content', section, name))),
  ),
];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(textOf) : []);

/** Front matter of an article, generated or real, with the words that other generators know: `title`, `date`. */
const articleFields = (article: GeneratedArticle['article'] | RealPage['fields']) => ({
  title: textOf(article['title']),
  summary: textOf(article['summary']),
  date: textOf(article['postedOn']),
  category: textOf(article['category']),
  treatments: textsOf(article['treatments']),
  conditions: textsOf(article['conditions']),
  authors: textsOf(article['authors']),
  keyMessages: textsOf(article['keyMessages']),
});

/** Keys of the lists that a listing stands in, and below `profile` all its facts, where no generator minds their names. */
const profileFields = ({ region, citySlug, profile }: GeneratedProfile) => {
  const { bio: _, ...facts } = profile;
  return {
    title: profile.name,
    regions: [region],
    cities: [`${region}-${citySlug}`],
    offers: profile.treatments ?? [],
    offersbyregion: (profile.treatments ?? []).map((treatment) => `${treatment}-${region}`),
    profile: facts,
  };
};

const writerInto = (folder: string): ((section: string, slug: string, text: string) => void) => {
  const made = new Set<string>();
  return (section, slug, text) => {
    if (!made.has(section)) mkdirSync(join(folder, section), { recursive: true });
    made.add(section);
    writeFileSync(join(folder, section, `${slug}.md`), text);
  };
};

/**
 * One Markdown file an entry, in folders by kind: for Eleventy and Hugo.
 * @param textFrom What becomes of the text of an entry.
 */
export const writeMarkdownFiles = (
  folder: string,
  { sizes, today }: GeneratedContent,
  textFrom: (text: string) => string = (text) => text,
): void => {
  const write = writerInto(folder);
  const vocabulary = readVocabulary('content');
  for (const { section, slug, fields, body } of realPages()) {
    const front =
      section === 'articles'
        ? articleFields(fields)
        : { title: textOf(fields['name']), summary: textOf(fields['summary']) };
    write(section, slug, withFrontMatter(front, textFrom(body)));
  }
  for (const { slug, article, body } of eachArticle(sizes.articles, vocabulary, today)) {
    write('articles', slug, withFrontMatter(articleFields(article), textFrom(body)));
  }
  for (const generated of eachProfile(sizes.profiles, vocabulary, today)) {
    write(
      'providers',
      generated.slug,
      withFrontMatter(profileFields(generated), textFrom(`${generated.profile.bio}\n`)),
    );
  }
};

/** Starlight's documents: a title, a description and Markdown. What a listing tells is written out as text. */
export const writeStarlightFiles = (folder: string, { sizes, today }: GeneratedContent): void => {
  const write = writerInto(folder);
  const vocabulary = readVocabulary('content');
  for (const { section, slug, fields, body } of realPages()) {
    const title = textOf(fields['title'] ?? fields['name']);
    write(section, slug, withFrontMatter({ title, description: textOf(fields['summary']) }, body));
  }
  for (const { slug, article, body } of eachArticle(sizes.articles, vocabulary, today)) {
    write('articles', slug, withFrontMatter({ title: article.title, description: article.summary }, body));
  }
  for (const { slug, profile } of eachProfile(sizes.profiles, vocabulary, today)) {
    const front = { title: profile.name, description: profile.bio };
    write('providers', slug, withFrontMatter(front, profileAsMarkdown(profile)));
  }
};

/** Articles, topics and listings as they lie in `content/`, which Astro's own loaders can read. */
export const writeAsHere = (folder: string, { sizes, today }: GeneratedContent): void => {
  for (const section of ['articles', 'treatments', 'conditions']) {
    cpSync(join('content', section), join(folder, section), { recursive: true });
  }
  // The real listings are left out, as they are for the others.
  writeGenerated(folder, sizes, readVocabulary('content'), today);
};
