import { expect, test } from 'vitest';
import { listUsStates } from '#places/regions.ts';
import { collectProviderWords } from '#search/build/collect-provider-words.ts';
import { finderAddress, readProviderQuestion } from '#search/provider-words.ts';

const words = collectProviderWords(['Acupuncturist', 'Massage therapist', 'Chiropractor'], listUsStates());

test.each([
  ['acupuncturist 12203', '12203', undefined, 'acupuncturist'],
  ['acupuncture 12203-1234', '12203', undefined, 'acupuncture'],
  ['telehealth biofeedback ohio', undefined, 'oh', 'biofeedback'],
  ['online yoga OR', undefined, 'or', 'yoga'],
  ['yoga near me', undefined, undefined, 'yoga'],
  ['virtual hypnosis west virginia', undefined, 'wv', 'hypnosis'],
  ['find a massage therapist', undefined, undefined, 'massage therapist'],
])('“%s” looks for somebody', (query, near, telehealth, rest) => {
  expect(readProviderQuestion(query, words)).toEqual({ near, telehealth, rest });
});

test.each(['acupuncture', 'virtual reality', 'virtual reality for pain', 'pain in my hip', 'yoga or pilates', 'L5 S1'])(
  '“%s” looks for nobody',
  (query) => {
    expect(readProviderQuestion(query, words)).toBeUndefined();
  },
);

test('the finder gets treatment and region in its fields, and the place after the #', () => {
  const question = { near: '12203', telehealth: 'oh', rest: '' };
  expect(finderAddress('biofeedback', question)).toBe('/providers/#treatment=biofeedback&telehealth=us-oh&near=12203');
  expect(finderAddress(undefined, { ...question, telehealth: undefined })).toBe('/providers/#near=12203');
  expect(finderAddress(undefined, { near: undefined, telehealth: undefined, rest: '' })).toBe('/providers/');
});
