import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SiteWords } from '#search/site-words.ts';
import { editDistance, soundOf, Vocabulary } from '#search/spelling.ts';

const WORDS = ['acupuncture', 'acupressure', 'neuropathy', 'naturopathy', 'knee', 'neck', 'massage', 'fibromyalgia'];
const letters = fc.stringMatching(/^[a-z]{1,12}$/);

test('the distance of a word to itself is none, and it is the same both ways', () => {
  fc.assert(
    fc.property(letters, letters, (one, other) => {
      expect(editDistance(one, one, 3)).toBe(0);
      expect(editDistance(one, other, 12)).toBe(editDistance(other, one, 12));
    }),
  );
});

test('a letter lost, put in, exchanged or swapped is one edit, wherever it is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{4,12}$/), fc.nat(11), (word, where) => {
      const at = where % (word.length - 1);
      const lost = word.slice(0, at) + word.slice(at + 1);
      const swapped = word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
      expect(editDistance(word, lost, 3)).toBe(1);
      expect(editDistance(word, swapped, 3)).toBeLessThanOrEqual(1);
      expect(editDistance(word, `${word.slice(0, at)}q${word.slice(at)}`, 3)).toBe(1);
    }),
  );
});

test('nothing farther than the limit is measured', () => {
  expect(editDistance('sciatica', 'biofeedback', 2)).toBe(3);
});

test.each([
  ['accupuncture', 'acupuncture'],
  ['acupunture', 'acupuncture'],
  ['nueropothy', 'neuropathy'],
  ['masage', 'massage'],
  ['fibromialga', 'fibromyalgia'],
])('%s was meant to be %s', (typed, meant) => {
  expect(new Vocabulary(WORDS).near(typed)[0]?.word).toBe(meant);
});

test('words that sound alike have one sound', () => {
  expect(soundOf('nueropothy')).toBe(soundOf('neuropathy'));
  expect(soundOf('sciatica')).toBe(soundOf('syatica'));
});

test('two letters are no typing error of anything', () => {
  expect(new Vocabulary(WORDS).near('ne')).toEqual([]);
});

test('the site’s words put a word right only when it is near, and a short one only when it is common', () => {
  const words = new SiteWords('knee pain\nmassage\n\n\n\n\nnook acupuncture');
  expect(words.correct('masage')).toBe('massage');
  expect(words.correct('acupunctre')).toBe('acupuncture');
  expect(words.correct('nooks')).not.toBe('nook');
  expect(words.correct('xqzvwkj')).toBeUndefined();
});

test('a word still being typed is the beginning of one', () => {
  const words = new SiteWords('knee pain\nmassage');
  expect(words.hasBeginning('mass')).toBe(true);
  expect(words.hasBeginning('mazz')).toBe(false);
});
