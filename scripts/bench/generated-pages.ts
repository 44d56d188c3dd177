/**
 * Made-up articles in any number, for measuring how the site grows. They are put together from sentences of the real
 * pages and from words that no language has, and never leave the measuring: nothing of them is content.
 */
import { seededRandom } from './random.ts';

export interface GeneratedPage {
  readonly slug: string;
  readonly title: string;
  /** Headings with their paragraphs. */
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
}

/** What a page may be about, and sentences that speak of it. */
export interface Subject {
  readonly name: string;
  readonly sentences: readonly string[];
}

const SYLLABLES =
  'ba ce do fi ga lu me no pa ri sa te vo xi zu bra cle dro fla gri plo sta tre vin mor sel tan quor lex'.split(' ');
const TAILS = [
  'What a Year Taught Me',
  'Questions and Answers',
  'A Closer Look',
  'What Patients Report',
  'First Steps',
  'Costs and Access',
];
const SENTENCES_PER_PARAGRAPH = 5;
const WORDS_PER_SECTION = 180;
/** Distinct made-up words; their frequencies follow Zipf's law, as in any text. */
const MADE_UP_WORDS = 20_000;

/** Of a page's sentences, the share that speaks of its own two subjects. The rest may speak of any. */
const OWN_SHARE = 0.75;

/**
 * `count` articles of about 800 words, one after the other, the same for the same seed. Each keeps to two subjects, as
 * articles do: were every sentence drawn from all of them, every page would hold the words of every subject. Made-up words stand as
 * words anywhere in a sentence, or as names inside it: those have a capital, and no spelling check stops at them.
 */
export function* eachPage(
  count: number,
  subjects: readonly Subject[],
  seed = 1,
  madeUpAs: 'words' | 'names' = 'words',
): Generator<GeneratedPage> {
  const { next, below, chance, pick } = seededRandom(seed);
  const spoken = subjects.filter(({ sentences }) => sentences.length > 0);
  const madeUp = Array.from({ length: MADE_UP_WORDS }, (_, index) => wordNumber(index));
  const rareWord = (): string => madeUp[Math.floor(MADE_UP_WORDS ** next()) - 1] ?? 'bace';
  const sentence = (own: readonly Subject[]): string => {
    const words = pick((chance(OWN_SHARE) ? pick(own) : pick(spoken)).sentences).split(' ');
    const word = rareWord();
    if (madeUpAs === 'words') words.splice(below(words.length), 0, word);
    else words.splice(1 + below(words.length - 1), 0, word.charAt(0).toUpperCase() + word.slice(1));
    return words.join(' ');
  };
  const paragraph = (own: readonly Subject[]): string =>
    Array.from({ length: SENTENCES_PER_PARAGRAPH }, () => sentence(own)).join(' ');
  const paragraphs = (own: readonly Subject[]): string[] => {
    const made: string[] = [];
    while (made.join(' ').split(' ').length < WORDS_PER_SECTION) made.push(paragraph(own));
    return made;
  };
  for (let number = 1; number <= count; number += 1) {
    const own = [pick(spoken), pick(spoken)] as const;
    const [one, other] = own.map(({ name }) => name) as [string, string];
    yield {
      slug: `generated-${number}`,
      title: `${one} and ${other.toLowerCase()}: ${pick(TAILS)}`,
      sections: ['What it is', `How ${one.toLowerCase()} is used`, 'What is known', 'Living with it'].map(
        (heading) => ({
          heading,
          paragraphs: paragraphs(own),
        }),
      ),
    };
  }
}

export const generatePages = (count: number, subjects: readonly Subject[], seed = 1): GeneratedPage[] => [
  ...eachPage(count, subjects, seed),
];

const wordNumber = (index: number): string => {
  let word = '';
  for (let rest = index + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
  }
  return word;
};

/** The page as the build would write it, as far as the search reads it. */
export const htmlOf = ({ title, sections }: GeneratedPage): string =>
  `<!doctype html><html lang="en-US"><head><title>${title}</title></head><body><main><article data-pagefind-body>` +
  `<h1>${title}</h1>${sections
    .map(
      ({ heading, paragraphs }, at) =>
        `<h2 id="section-${at + 1}">${heading}</h2>${paragraphs.map((text) => `<p>${text}</p>`).join('')}`,
    )
    .join('')}</article></main></body></html>`;
