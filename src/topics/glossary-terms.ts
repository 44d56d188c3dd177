/** Explains words of the glossary where a text first uses them. */
import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { address } from '#site/addresses.ts';
import { withTypographicQuotes } from '#site/citing.ts';
import type { GlossaryEntry } from './schema.ts';

export interface GlossaryTerm {
  readonly slug: string;
  readonly term: string;
  readonly alsoKnownAs: readonly string[];
  readonly definition: string;
  /** Address of its place in the glossary. */
  readonly url: string;
}

/** Those entries of the glossary that texts explain, by name. */
export const toGlossaryTerms = (entries: readonly (GlossaryEntry & { readonly slug: string })[]): GlossaryTerm[] =>
  entries
    .filter(({ inText }) => inText)
    .toSorted((a, b) => a.term.localeCompare(b.term, 'en'))
    .map(({ slug, term, alsoKnownAs, definition }) => ({
      slug,
      term,
      alsoKnownAs,
      definition: withTypographicQuotes(definition),
      url: address.glossaryTerm(slug),
    }));

/** More explanations than this on one page get in the way of reading. */
export const MOST_TERMS = 8;

/** Places where a word stays as it is: links and buttons cannot hold another, headings and citations are no text. */
const LEFT_ALONE = ['a', 'button', 'code', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'sup'];

const isLeftAlone = ({ tagName, properties }: Element): boolean =>
  LEFT_ALONE.includes(tagName) ||
  [properties['className']].flat().some((name) => name === 'citation' || name === 'note-title');

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** `FDA` is a word of its own; `placebo` may start a sentence. */
const isAbbreviation = (word: string): boolean => /^[A-Z\d]{2,}$/.test(word);

interface Word {
  readonly term: GlossaryTerm;
  readonly pattern: RegExp;
}

interface Words {
  /** Every word of every term, the longest first, so that "very low certainty" is not taken for "low certainty". */
  readonly all: readonly Word[];
  /** Finds any of them, in any case: most texts hold none. */
  readonly any: RegExp;
}

const patternOf = (words: string): string => String.raw`(?<![\p{L}\d-])(?:${words})s?(?![\p{L}\d-])`;

const readWords = (terms: readonly GlossaryTerm[]): Words => {
  const words = terms
    .flatMap((term) => [term.term, ...term.alsoKnownAs].map((word) => ({ term, word })))
    .sort((a, b) => b.word.length - a.word.length)
    .map(({ term, word }) => ({ term, word: escape(word), flags: isAbbreviation(word) ? 'u' : 'iu' }));
  return {
    all: words.map(({ term, word, flags }) => ({ term, pattern: new RegExp(patternOf(word), flags) })),
    any: new RegExp(patternOf(words.map(({ word }) => word).join('|')), 'iu'),
  };
};

/** Thousands of texts are held against the same terms. */
const wordsOfTerms = new WeakMap<readonly GlossaryTerm[], Words>();

const wordsOf = (terms: readonly GlossaryTerm[]): Words => {
  const words = wordsOfTerms.get(terms) ?? readWords(terms);
  wordsOfTerms.set(terms, words);
  return words;
};

interface Found extends Word {
  readonly start: number;
  readonly end: number;
}

/** The first word in a text; of two that start together, the longer. */
const findFirst = (text: string, words: readonly Word[]): Found | undefined =>
  words
    .flatMap((word): Found[] => {
      const match = word.pattern.exec(text);
      return match ? [{ ...word, start: match.index, end: match.index + match[0].length }] : [];
    })
    .reduce<Found | undefined>((first, found) => (!first || found.start < first.start ? found : first), undefined);

type Explain = (term: GlossaryTerm, words: string) => ElementContent;

/** Replaces the first use of each term in the tree, and returns the terms that were explained, in reading order. */
const replaceFirstUses = (tree: Root, terms: readonly GlossaryTerm[], explain: Explain): GlossaryTerm[] => {
  const explained: GlossaryTerm[] = [];
  const { all, any } = wordsOf(terms);
  let words = all;
  visit(tree, (node, index, parent) => {
    if (node.type === 'element' && isLeftAlone(node)) return SKIP;
    if (node.type !== 'text' || !parent || index === undefined || !any.test(node.value)) return undefined;
    const parts: ElementContent[] = [];
    let rest = node.value;
    while (explained.length < MOST_TERMS) {
      const found = findFirst(rest, words);
      if (!found) break;
      const { term, start, end } = found;
      if (start > 0) parts.push({ type: 'text', value: rest.slice(0, start) });
      parts.push(explain(term, rest.slice(start, end)));
      rest = rest.slice(end);
      explained.push(term);
      words = words.filter((word) => word.term !== term);
    }
    if (parts.length === 0) return undefined;
    if (rest !== '') parts.push({ type: 'text', value: rest });
    parent.children.splice(index, 1, ...parts);
    return [SKIP, index + parts.length];
  });
  return explained;
};

/** The first use of each term becomes a link to the glossary. */
export const linkTerms = (tree: Root, terms: readonly GlossaryTerm[]): void => {
  replaceFirstUses(tree, terms, ({ url }, words) => ({
    type: 'element',
    tagName: 'a',
    properties: { className: ['term'], href: url },
    children: [{ type: 'text', value: words }],
  }));
};

/**
 * The first use of each term becomes a button that shows its definition in place (HTML's popover: no script, Escape
 * closes). The definitions stand behind the text, so that they never break a sentence.
 */
export const explainTerms = (tree: Root, terms: readonly GlossaryTerm[]): void => {
  const explained = replaceFirstUses(tree, terms, ({ slug }, words) => ({
    type: 'element',
    tagName: 'button',
    properties: { type: 'button', className: ['term'], popoverTarget: `term-${slug}` },
    children: [{ type: 'text', value: words }],
  }));
  tree.children.push(
    ...explained.map(({ slug, term, definition, url }): Element => ({
      type: 'element',
      tagName: 'p',
      properties: { id: `term-${slug}`, className: ['term-note'], popover: 'auto', dataPagefindIgnore: '' },
      children: [
        { type: 'element', tagName: 'strong', properties: {}, children: [{ type: 'text', value: term }] },
        { type: 'text', value: `: ${definition} ` },
        {
          type: 'element',
          tagName: 'a',
          properties: { href: url },
          children: [{ type: 'text', value: 'In the glossary' }],
        },
      ],
    })),
  );
};
