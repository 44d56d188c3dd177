/**
 * A site of any size for measuring how a build grows: the real content, and beside it generated articles and profiles.
 * It lies outside `content/`, and every name in it says that it is generated.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readPostalAreas } from '#places/postal-areas.ts';
import { blockYaml, withFrontMatter } from '#scripts/bench/block-yaml.ts';
import { eachArticle, type ArticleVocabulary } from '#scripts/bench/generated-articles.ts';
import { areasOfLargeCities } from '#scripts/bench/generated-places.ts';
import { eachProfile, type ProfileVocabulary } from '#scripts/bench/generated-profiles.ts';
import type { CalendarDate } from '#site/dates.ts';

export interface Sizes {
  readonly articles: number;
  readonly profiles: number;
}

export type BenchVocabulary = ArticleVocabulary & ProfileVocabulary;

/** Of the generated pages one in five is an article: 25,000 are 5,000 articles and 20,000 profiles. */
const PAGES_PER_ARTICLE = 5;

export const sizesOf = (pages: number): Sizes => {
  const articles = Math.max(1, Math.round(pages / PAGES_PER_ARTICLE));
  return { articles, profiles: pages - articles };
};

const slugsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -'.md'.length))
    .sort();

/** What generated entries may speak of: the treatments, conditions and professions of a real `content` folder. */
export const readVocabulary = (content: string): BenchVocabulary => ({
  treatments: slugsIn(join(content, 'treatments')),
  conditions: slugsIn(join(content, 'conditions')),
  professions: parse(readFileSync(join(content, 'professions.yaml'), 'utf8')) as { slug: string; name: string }[],
  areas: areasOfLargeCities(readPostalAreas().areas),
});

/** Writes the generated entries into a folder of the shape of `content/`. */
export const writeGenerated = (
  content: string,
  sizes: Sizes,
  vocabulary: BenchVocabulary,
  today: CalendarDate,
): void => {
  for (const { slug, article, body } of eachArticle(sizes.articles, vocabulary, today)) {
    const folder = join(content, 'articles', slug);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.md'), withFrontMatter(article, body));
  }
  const made = new Set<string>();
  for (const { slug, region, profile } of eachProfile(sizes.profiles, vocabulary, today)) {
    const folder = join(content, 'providers', region);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(join(folder, `${slug}.yaml`), blockYaml(profile));
  }
};

/** With forms each article has a page of comments as well; the other generators that are measured have none. */
const closeForms = (file: string): void => {
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^forms: \w+$/m, 'forms: {}'));
};

/**
 * Makes the content of a generated site anew, the same for the same sizes and day. Every date is told back from
 * `today`, so that no listing is out of date whenever it is measured.
 */
export const generateSite = (root: string, sizes: Sizes, today: CalendarDate): void => {
  rmSync(root, { recursive: true, force: true });
  const content = join(root, 'content');
  cpSync('content', content, { recursive: true });
  closeForms(join(content, 'site.yaml'));
  writeGenerated(content, sizes, readVocabulary('content'), today);
};
