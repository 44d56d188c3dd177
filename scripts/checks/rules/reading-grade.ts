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

/** Words come back all the time, and counting one takes as long as looking up thousands. */
const syllables = new Map<string, number>();

const syllablesOf = (word: string): number => {
  const known = syllables.get(word) ?? Math.max(1, syllable(word));
  syllables.set(word, known);
  return known;
};

const countsOf = (text: string): Counts => {
  const plain = text.replace(/\[@[^\]]*\]/g, '');
  const words = plain.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  return {
    word: words.length,
    sentence: Math.max(1, plain.match(/[.!?](?=\s|$)/g)?.length ?? 0),
    syllable: words.reduce((sum, word) => sum + syllablesOf(word), 0),
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

/**
 * The Flesch–Kincaid grade: Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas for Navy
 * enlisted personnel", Research Branch Report 8-75, 1975. The formula itself is four numbers, too little for a package.
 */
const gradeOf = ({ word, sentence, syllable }: Counts): number =>
  0.39 * (word / sentence) + 11.8 * (syllable / word) - 15.59;

interface Judged {
  readonly paragraph: Prose;
  readonly counts: Counts;
}

/** The paragraph that is hardest to read, among those long enough to be judged. */
const hardestOf = (paragraphs: readonly Judged[]): Judged | undefined =>
  paragraphs.filter(({ counts }) => counts.word >= 30).toSorted((a, b) => gradeOf(b.counts) - gradeOf(a.counts))[0];

export const rule: Rule = {
  code: 'reading-grade',
  severity: 'warning',
  *check(content) {
    for (const entry of content.entries) {
      if (!SUBJECTS.includes(entry.collection)) continue;
      const paragraphs = proseOf(entry, content)
        .filter(({ kind }) => kind === 'paragraph')
        .map((paragraph) => ({ paragraph, counts: countsOf(paragraph.text) }));
      const counts = total(paragraphs.map((judged) => judged.counts));
      const hardest = hardestOf(paragraphs);
      if (counts.word < FEWEST_WORDS || gradeOf(counts) <= HIGHEST_GRADE || !hardest) continue;
      yield {
        file: entry.file,
        ...hardest.paragraph.locate(''),
        found: `The text reads like grade ${Math.round(gradeOf(counts))} of a US school (Flesch–Kincaid); this paragraph is the hardest, at ${Math.round(gradeOf(hardest.counts))}.`,
        fix: 'split long sentences, and use the word a patient would use. Grade 8 is the aim.',
      };
    }
  },
};
