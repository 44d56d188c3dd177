import { expect, test } from 'vitest';
import { FINDER } from '#search/model.ts';
import { isQuestion, stemOf, wordsOf } from '#search/words.ts';
import { address } from '#site/addresses.ts';

test.each([
  ['Baker’s cyst', ['bakers', 'cyst']],
  ['  CIÁTICA, dolor ', ['ciatica', 'dolor']],
  ['IC/BPS', ['ic', 'bps']],
  ['T.E.N.S. for R.A', ['tens', 'for', 'ra']],
  ['c.b.t. and P.R.P. injection', ['cbt', 'and', 'prp', 'injection']],
  ['vitamin B.12, e.g. A. B. Smith', ['vitamin', 'b', '12', 'eg', 'a', 'b', 'smith']],
  ['end.A new one', ['end', 'a', 'new', 'one']],
  ['', []],
  ['???', []],
])('the words of %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test.each([
  ['knees', 'knee'],
  ['stretching', 'stretched'],
  ['injuries', 'injury'],
  ['stabbed', 'stabbing'],
  ['numbness', 'numb'],
])('%s and %s are one word', (one, other) => {
  expect(stemOf(one)).toBe(stemOf(other));
});

test.each([
  ['sciatica', 'sciatic'],
  ['arthritis', 'arthr'],
  ['pelvis', 'pelvi'],
  ['discus', 'discu'],
])('%s does not lose its end and become %s', (word, shorter) => {
  expect(stemOf(word)).not.toBe(shorter);
});

test.each([
  ['does cupping work', true],
  ['knee pain?', true],
  ['puede ayudar el yoga', true],
  ['knee pain', false],
  ['can opener', false],
])('%j is a question: %s', (query, expected) => {
  expect(isQuestion(query)).toBe(expected);
});

test('the finder has the address that the site gives it', () => {
  expect(FINDER).toBe(address.providers);
});
