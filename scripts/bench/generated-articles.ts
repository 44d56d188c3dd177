/**
 * Generated articles in any number, of about 800 words and with the Markdown that real ones hold: headings, links, bold
 * words, lists, a quotation, here and there a table. They cite nothing, because nothing that is cited says what they say.
 */
import type { z } from 'zod';
import type { articleSchema } from '#articles/schema.ts';
import { addDays } from '#providers/freshness.ts';
import { eachPage, type GeneratedPage } from '#scripts/bench/generated-pages.ts';
import { seededRandom, type Random } from '#scripts/bench/random.ts';
import type { CalendarDate } from '#site/dates.ts';

/** An article's front matter as a contributor writes it: what has a default may be left out. */
type WrittenArticle = z.input<typeof articleSchema>;

export interface GeneratedArticle {
  readonly slug: string;
  readonly article: WrittenArticle;
  /** Markdown. */
  readonly body: string;
}

export interface ArticleVocabulary {
  readonly treatments: readonly string[];
  readonly conditions: readonly string[];
}

/** Articles are spread over eight years; all were reviewed in the last one. */
const OLDEST_DAYS = 8 * 365;
const REVIEWED_DAYS = 300;
const LONGEST_TITLE = 110;
const TITLE_ENDING = '(generated)';

const SENTENCES = [
  'Many people try it when other things have not helped enough.',
  'Ask how often a session is needed, and what it costs in everything.',
  'The trials were small, and most of them lasted for a few weeks only.',
  'A course of treatment begins with a talk about what hurts, and when.',
  'What helps one person does not always help the next one.',
  'Keep a diary for two weeks, and look back at it with somebody you trust.',
  'Some people feel worse for a day before they feel better.',
  'Write your questions down, because an hour goes by fast.',
  'A good week does not show that it works, and a bad one does not show that it fails.',
  'Sleep, worry and weather change how a day feels, whatever else is done.',
  'The price differs from town to town, and few plans pay for all of it.',
  'Tell everyone who treats you what you take, herbs and teas included.',
  'It is fine to stop in the middle of a session and to say why.',
  'Most of what is written about it was not tested with people like you.',
  'Walk a little every day, and rest before you must.',
  'Bring somebody along who listens while you talk.',
  'A second opinion costs time now and may save a year later.',
  'Small steps that last beat large ones that end on Friday.',
  'Nobody can say before you try whether you are among those it helps.',
  'Look for a chair with arms, a quiet corner and a door that closes.',
  'In one town the waiting list was long, and in the next there was none.',
  'Your hands, your back and your mood belong to one person.',
  'The first visit is for looking, asking and measuring.',
  'Heat in the morning and a short walk at noon suit some people.',
  'What was written ten years ago may not hold today.',
  'Pain that changes in kind or place should be looked at again.',
];
const LIST_ITEMS = [
  'what it costs, travel and time off included',
  'who will be in the room with you',
  'how you will tell that it helps',
  'when to stop if it does not',
  'what to do on a bad day',
  'which papers your plan wants to see',
];

const nameOf = (slug: string): string => slug.replaceAll('-', ' ');

/** Real titles end somewhere; a title of two long names keeps the first. */
const titleOf = ({ title }: GeneratedPage): string => {
  const whole = `${title} ${TITLE_ENDING}`;
  if (whole.length <= LONGEST_TITLE) return whole;
  const [names = '', tail = ''] = title.split(': ');
  return `${names.slice(0, LONGEST_TITLE - tail.length - TITLE_ENDING.length - 3).trimEnd()}: ${tail} ${TITLE_ENDING}`;
};

/** The first words in bold, as paragraphs that explain a word begin. */
const withBoldStart = (text: string): string => text.replace(/^\S+ \S+/, (words) => `**${words}**`);

const tableOf = (random: Random): string[] => [
  '| week | sessions | hours of sleep |',
  '|---|---|---|',
  ...[1, 2, 3, 4].map((week) => `| ${week} | ${1 + random.below(3)} | ${5 + random.below(4)} |`),
  '',
];

const bodyOf = (random: Random, page: GeneratedPage, treatment: string, condition: string): string => {
  const ways: readonly ((texts: readonly string[]) => string[])[] = [
    (texts) => texts.flatMap((text, at) => [at === 0 ? withBoldStart(text) : text, '']),
    (texts) => [
      ...texts.flatMap((text) => [text, '']),
      `Ask about these before you begin with [${nameOf(treatment)}](/treatments/${treatment}/):`,
      '',
      ...LIST_ITEMS.filter(() => random.chance(0.6)).map((item) => `- ${item}`),
      '',
    ],
    (texts) => [...(random.chance(0.3) ? tableOf(random) : []), ...texts.flatMap((text) => [text, ''])],
    ([first = '', ...texts]) => [
      `> ${first}`,
      '',
      ...texts.flatMap((text) => [text, '']),
      `More stands on the page about [${nameOf(condition)}](/conditions/${condition}/).`,
      '',
    ],
  ];
  return page.sections
    .flatMap(({ heading, paragraphs }, at) => [`## ${heading}`, '', ...(ways[at]?.(paragraphs) ?? paragraphs)])
    .join('\n');
};

/** `count` articles, one after the other, the same for the same vocabulary, day and seed. */
export function* eachArticle(
  count: number,
  { treatments, conditions }: ArticleVocabulary,
  today: CalendarDate,
  seed = 1,
): Generator<GeneratedArticle> {
  const random = seededRandom(seed);
  const subjects = treatments.map((slug) => ({ name: nameOf(slug), sentences: SENTENCES }));
  for (const page of eachPage(count, subjects, seed, 'names')) {
    const treatment = random.pick(treatments);
    const condition = random.pick(conditions);
    const age = random.below(OLDEST_DAYS);
    const reviewedAge = Math.min(age, random.below(REVIEWED_DAYS));
    yield {
      slug: page.slug,
      article: {
        title: titleOf(page),
        summary: 'Generated to measure how a build grows, and never published.',
        postedOn: addDays(today, -age),
        category: treatment,
        treatments: [treatment],
        conditions: [...new Set([condition, random.pick(conditions)])],
        authors: ['editorial-team'],
        reviewedOn: addDays(today, -reviewedAge),
        reviewDueOn: addDays(today, 365 - reviewedAge),
        keyMessages: ['Generated to measure how a build grows.', 'It says nothing about any treatment.'],
      },
      body: bodyOf(random, page, treatment, condition),
    };
  }
}
