import { expect, test } from 'vitest';
import { UrgentPhrases } from '#search/urgent.ts';
import { readConceptTable, readVocabulary } from '#tests/search/vocabulary.ts';

const urgent = new UrgentPhrases(readConceptTable());
const { words, topics } = readVocabulary();

const titlesFor = (query: string): string[] => urgent.find(query).map(([title]) => title);

test('every phrase brings up its own emergency', () => {
  const missed = words.urgent.flatMap(({ title, phrases }) =>
    phrases.filter((phrase) => !titlesFor(phrase).includes(title)),
  );
  expect(missed).toEqual([]);
});

test.each([
  ['pressure in my chest', /heart/i],
  ['chest pian', /heart/i],
  ['i can’t feel my legs anymore', /spine/i],
  ['I want to die', /ending your life/],
  ['the worst headache of my life', /headache/i],
  ['i cant breath', /breathing/i],
  ['quiero morir', /ending your life/],
])('“%s” shows help first', (query, title) => {
  expect(titlesFor(query).some((found) => title.test(found))).toBe(true);
});

test.each([
  'back pain',
  'i hurt myself at the gym',
  'chest of drawers lifting',
  'can cancer pain be treated',
  'weak wrist',
  'leg cramps',
  'does reiki help',
  'dry needling',
])('“%s” alarms nobody', (query) => {
  expect(titlesFor(query)).toEqual([]);
});

test('no treatment’s name is an emergency', () => {
  const alarming = topics
    .filter(({ kind }) => kind === 'treatment')
    .flatMap(({ name, alsoKnownAs }) => [name, ...alsoKnownAs].filter((text) => titlesFor(text).length > 0));
  expect(alarming).toEqual([]);
});
