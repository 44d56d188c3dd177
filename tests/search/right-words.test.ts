import { brotliCompressSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { readPostalAreas } from '#places/postal-areas.ts';
import { rightWordFiles, writeRightWords } from '#search/build/right-word-files.ts';
import { readRightWords, RIGHT_WORDS, RightWords } from '#search/right-words.ts';

const files = rightWordFiles(readPostalAreas().areas.map(({ place }) => place));

const answer = (address: string): Promise<Response> => {
  const number = Number(/^(\d+)\.txt$/.exec(address.slice(RIGHT_WORDS.length))?.[1]);
  return Promise.resolve(new Response(files[number], { status: files[number] === undefined ? 404 : 200 }));
};

afterEach(() => {
  vi.unstubAllGlobals();
});

test('the list comes back as it was written', () => {
  const words = ['able', 'about', 'aboutness', 'ache', 'zebra'];
  expect([...readRightWords(writeRightWords(words))]).toEqual(words);
  expect([...readRightWords('')]).toEqual([]);
});

test('common English, drugs, illnesses and places are right', async () => {
  vi.stubGlobal('fetch', answer);
  const right =
    'medicare meniere menieres kill myself himself minor medical albany schenectady boise ozempic metformin eliquis ' +
    'parkinsons crohns gallbladder pregnant pregnancy unhappiness reopening running children cousin tallahassee oxycontin ' +
    'zoloft appendicitis insurance lawyer endometritis statin statins bactrim cialis clomid retin adhd';
  const words = right.split(' ');
  const found = await new RightWords().among(words);
  expect(words.filter((word) => !found.has(word))).toEqual([]);
});

test('words that are mistyped are not among them', async () => {
  vi.stubGlobal('fetch', answer);
  const wrong =
    'cortizone lidocane shingels siatica fybromyalgia faciitis acupunture accupuncture nueropothy masage arthritus ' +
    'migrane tendonitus vitimin chiropracter sholder';
  expect([...(await new RightWords().among(wrong.split(' ')))]).toEqual([]);
});

test('a list that cannot be loaded leaves the word in doubt, and is asked for again', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('offline')));
  const words = new RightWords();
  expect([...(await words.among(['medicare']))]).toEqual([]);
  vi.stubGlobal('fetch', answer);
  expect([...(await words.among(['medicare']))]).toEqual(['medicare']);
});

test('asking about a word costs few bytes', () => {
  const sizes = files.map((text) => brotliCompressSync(text).length);
  expect(Math.max(...sizes)).toBeLessThan(6_000);
  expect(Math.max(...files.map((text) => text.length))).toBeLessThan(16_000);
});
