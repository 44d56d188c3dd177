import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { proseOf, type Prose } from '#scripts/checks/prose.ts';
import type { Rule } from '#scripts/checks/rule.ts';

const SUBJECTS: readonly string[] = ['articles', 'treatments', 'conditions', 'pages'];

/** US school years. Health writing aims at 8; names of treatments alone can add one. */
const HIGHEST_GRADE = 9;
/** Below this the figure says more about one word than about the text. */
const FEWEST_WORDS = 100;

interface Counts {
  readonly word: number;
  readonly sentence: number;
  readonly syllable: number;
}

const countsOf = (text: string): Counts => {
  const plain = text.replace(/\[@[^\]]*\]/g, '');
  const words = plain.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  return {
    word: words.length,
    sentence: Math.max(1, plain.match(/[.!?](?=\s|$)/g)?.length ?? 0),
    syllable: words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0),
  };
};

const total = (counts: readonly Counts[]): Counts =>
  counts.reduce(
    (sum, next) => ({
      word: sum.word + next.word,
      sentence: sum.sentence + next.sentence,
      syllable: sum.syllable + next.syllable,
    }),
    { word: 0, sentence: 0, syllable: 0 },
  );

/** The Flesch–Kincaid grade: Kincaid et al., "Derivation of new readability formulas", 1975. */
export const gradeOf = (texts: readonly string[]): number => fleschKincaid({ ...total(texts.map(countsOf)) });

const hardest = (paragraphs: readonly Prose[]): Prose | undefined => {
  const long = paragraphs.filter(({ text }) => countsOf(text).word >= 30);
  return long.toSorted((a, b) => gradeOf([b.text]) - gradeOf([a.text]))[0];
};

export const rule: Rule = {
  code: 'reading-grade',
  severity: 'warning',
  *check(content) {
    for (const entry of content.entries) {
      if (!SUBJECTS.includes(entry.collection)) continue;
      const paragraphs = [...proseOf(entry, content)].filter(({ isRunning }) => isRunning);
      const texts = paragraphs.map(({ text }) => text);
      const grade = gradeOf(texts);
      if (total(texts.map(countsOf)).word < FEWEST_WORDS || grade <= HIGHEST_GRADE) continue;
      const worst = hardest(paragraphs);
      if (!worst) continue;
      yield {
        file: entry.file,
        ...worst.locate(''),
        found: `The text reads like grade ${Math.round(grade)} of a US school (Flesch–Kincaid); this paragraph is the hardest, at ${Math.round(gradeOf([worst.text]))}.`,
        fix: 'split long sentences, and use the word a patient would use. Grade 8 is the aim.',
      };
    }
  },
};
