import { expect, test } from 'vitest';
import { inSentence } from '#site/names.ts';

test.each([
  ['Massage therapy', 'massage therapy'],
  ['Vitamin D', 'vitamin D'],
  ['Cognitive behavioral therapy (CBT)', 'cognitive behavioral therapy (CBT)'],
  ['TENS', 'TENS'],
  ['TMJ disorder (jaw joint pain)', 'TMJ disorder (jaw joint pain)'],
  ['EMDR', 'EMDR'],
  ['Alexander technique', 'Alexander technique'],
  ['Ehlers-Danlos and hypermobility pain', 'Ehlers-Danlos and hypermobility pain'],
  ['Low back pain', 'low back pain'],
])('%s stands in a sentence as %s', (name, words) => {
  expect(inSentence(name)).toBe(words);
});
