import { proseIn, type Prose } from '#scripts/checks/prose.ts';
import type { Finding, Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';

interface Phrase {
  readonly form: RegExp;
  readonly instead: string;
}

const CHANCE =
  'say what was measured and how sure anyone is: "Pain was lower than with placebo. The certainty is low."';
const HARMS = 'name the harms that sources tell of, or write "We found no study that looked for harms."';

/** Whole words only; see docs/style-guide.md. Each form takes time that is linear in the text. */
const PHRASES: readonly Phrase[] = [
  { form: /(?<![\w-])(?:cures?|cured|curing)(?![\w-])/gi, instead: CHANCE },
  {
    form: /(?<![\w-])(?:miracles?|miraculous(?:ly)?|magic(?:al)? (?:pill|bullet|remedy|treatment))(?![\w-])/gi,
    instead: CHANCE,
  },
  { form: /(?<![\w-])guarantee(?:s|d)?(?![\w-])/gi, instead: CHANCE },
  {
    form: /(?<![\w-])(?:100|one hundred) ?(?:%|percent|per cent) (?:safe|effective|natural|success\w*|pain[- ]free)(?![\w-])/gi,
    instead: HARMS,
  },
  {
    form: /(?<![\w-])(?:completely|totally|absolutely|perfectly|entirely) (?:safe|harmless|risk[- ]free|effective)(?![\w-])/gi,
    instead: HARMS,
  },
  {
    form: /(?<![\w-])(?:(?:has|have|had|with|carr(?:y|ies)|comes? with|there (?:is|are)|poses?) (?:absolutely )?no|zero|without(?: any)?|free (?:of|from)) (?:known )?(?:side[- ]effects?|adverse effects?|risks?)(?![\w-])/gi,
    instead: HARMS,
  },
  {
    form: /(?:^|[.!?] )no (?:known )?(?:side[- ]effects?|adverse effects?|risks?)(?= ?(?:[.,;!]|$))/gi,
    instead: HARMS,
  },
  { form: /(?<![\w-])(?:risk|side[- ]effect)[- ]free(?![\w-])/gi, instead: HARMS },
  {
    form: /(?<![\w-])(?:always works|works for (?:everyone|everybody|anyone)|works every time|never fails)(?![\w-])/gi,
    instead: CHANCE,
  },
  { form: /(?<![\w-])(?:clinically|scientifically|medically) proven(?![\w-])/gi, instead: CHANCE },
  {
    form: /(?<![\w-])(?:breakthrough|revolutionary|life-changing|game-changing) (?:treatment|therapy|cure|remedy|discovery|device|method)(?![\w-])/gi,
    instead: CHANCE,
  },
  {
    form: /(?<![\w-])(?:permanent|instant|total|complete)(?:ly)? (?:relief|pain relief|relieves?|eliminates?|healing|recovery)(?![\w-])/gi,
    instead: CHANCE,
  },
  {
    form: /(?<![\w-])(?:eliminates?|ends?|erases?|banish(?:es)?|heals?) (?:(?:your|all|chronic|back|knee|neck|nerve|joint) )*pain (?:forever|permanently|for good|completely|instantly)(?![\w-])/gi,
    instead: CHANCE,
  },
  {
    form: /(?<![\w-])(?:doctors (?:hate|do not want)|what doctors won.t tell|big pharma)(?![\w-])/gi,
    instead: 'leave the sentence out, and say what was found.',
  },
];

/** A part of every phrase above: most sentences hold none, and need no closer look. */
const HINT =
  /cur(?:e|ing)|mirac|magic|guarant|safe|harmless|natural|success|effect|risk|works|never fails|proven|treatment|therapy|remedy|discovery|device|method|relie|eliminat|heal|recover|pain|doctors|pharma/i;

/**
 * Words before a phrase, in the same sentence, that turn it round: "not a cure", "nobody can promise a cure", "claims
 * of a cure", "is there a cure?".
 */
const TURNS =
  /\b(?:no|not|never|nor|neither|none|nobody|nothing|cannot|can't|isn't|aren't|doesn't|don't|won't|without|unproven|unlikely|promis(?:e|es|ed|ing)|claim(?:s|ed|ing)?|advertis\w+|beware|avoid|wary|whether|if|anyone|ask|myth|false|called|sold as|word)\b/i;

const SENTENCE_END = /[.!?…](?=\s|$)/g;

/** No sentence is longer, and looking further for each of many phrases would take long. */
const REACH = 600;

/** What stands around a place, and where the place is in it. */
const windowAround = (text: string, at: number): { readonly near: string; readonly place: number } => {
  const start = Math.max(0, at - REACH);
  return { near: text.slice(start, at + REACH), place: at - start };
};

/** The sentence around a place, without what stands in quotation marks. */
const sentenceAround = (text: string, at: number): { readonly before: string; readonly after: string } => {
  let start = 0;
  let end = text.length;
  for (const { index } of text.matchAll(SENTENCE_END)) {
    if (index < at) start = index + 1;
    else {
      end = index + 1;
      break;
    }
  }
  return { before: text.slice(start, at), after: text.slice(at, end) };
};

/** Whether a place stands between quotation marks: words that are cited are not ours. */
const isQuoted = (text: string, at: number): boolean => {
  const before = text.slice(0, at);
  const straight = before.match(/"/g)?.length ?? 0;
  return straight % 2 === 1 || before.lastIndexOf('“') > before.lastIndexOf('”');
};

const isTurned = (text: string, at: number): boolean => {
  const { before, after } = sentenceAround(text, at);
  // "A cure for it is not known"; a question asks instead of telling.
  return TURNS.test(before) || after.endsWith('?') || /^cures?(?: [\w-]+){0,3} (?:does|is|are|has) not\b/i.test(after);
};

/** Titles and findings of sources are others' words, comments are readers' own, and other names are what people type. */
const isOurs = ({ entry, path }: Prose): boolean =>
  !['sources', 'comments'].includes(entry.collection) && path?.[0] !== 'alsoKnownAs';

function* findingsIn({ entry, text, locate }: Prose): Generator<Finding> {
  if (!HINT.test(text)) return;
  // Said twice in one paragraph, it is told once: both stand in the same place.
  const told = new Set<string>();
  for (const { form, instead } of PHRASES) {
    for (const { 0: words, index } of text.matchAll(form)) {
      if (told.has(words)) continue;
      const { near, place } = windowAround(text, index);
      if (isQuoted(near, place) || isTurned(near, place)) continue;
      told.add(words);
      yield {
        file: entry.file,
        ...locate(words),
        found: `${quote(words)} promises more than anyone can know.`,
        fix: instead,
      };
    }
  }
}

export const rule: Rule = {
  code: 'health-promise',
  *check(content) {
    for (const prose of proseIn(content)) if (isOurs(prose)) yield* findingsIn(prose);
  },
};
