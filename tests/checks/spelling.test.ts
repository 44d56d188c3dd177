import { describe, expect, test } from 'vitest';
import { isWord, nearestWord } from '#scripts/checks/spelling/dictionary.ts';

describe('a word exists', () => {
  test.each([
    ['as the dictionary has it', 'pain'],
    ['with an ending', 'relieves'],
    ['with two', 'painlessly'],
    ['with a syllable before it', 'unhelpful'],
    ['at the start of a sentence', 'Needles'],
    ['with an apostrophe', 'doctor’s'],
    ['from medicine', 'fibromyalgia'],
    ['from medicine, in the plural', 'triptans'],
    ['made of two, as medicine does', 'noncancer'],
  ])('%s: %s', (_, word) => {
    expect(isWord(word)).toBe(true);
  });
});

test.each(['contol', 'randomised', 'colour', 'accupuncture', 'relievs', 'nonxyzzy'])('%s is no word', (word) => {
  expect(isWord(word)).toBe(false);
});

test.each([
  ['contol', 'control'],
  ['recieved', 'received'],
  ['randomised', 'randomized'],
  ['fibromialgia', 'fibromyalgia'],
  ['qzxwvjkq', undefined],
])('%s was meant to be %s', (written, meant) => {
  expect(nearestWord(written)).toBe(meant);
});
