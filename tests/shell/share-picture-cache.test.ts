import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getSharePicture, removeOtherPictures } from '#shell/share-picture-cache.ts';
import type { ShareCard } from '#shell/share-picture.ts';

const card: ShareCard = { path: 'treatments/yoga', kicker: 'Treatment', title: 'Yoga', site: 'Pain' };
const other: ShareCard = { ...card, title: 'Yoga and tai chi' };

let root = '';
let drawn: string[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'share-pictures-'));
  drawn = [];
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

const ask = (asked: ShareCard): Promise<Uint8Array> =>
  getSharePicture(asked, root, ({ title }) => {
    drawn.push(title);
    return Promise.resolve(new Uint8Array(Buffer.from(`picture of ${title}`)));
  });

const inCache = (): string[] => readdirSync(join(root, '.cache/share-pictures'));

test('a picture is drawn once, and is the same when it comes from the cache', async () => {
  const first = await ask(card);
  expect(await ask(card)).toEqual(first);
  expect(drawn).toEqual(['Yoga']);
});

test('a card that says something else has another picture', async () => {
  await ask(card);
  expect(Buffer.from(await ask(other)).toString()).toBe('picture of Yoga and tai chi');
  expect(drawn).toEqual(['Yoga', 'Yoga and tai chi']);
});

test('pictures that no card asks for go, and so does what a killed build left', async () => {
  await ask(card);
  await ask(other);
  writeFileSync(join(root, '.cache/share-pictures/half.png.next'), 'half');
  removeOtherPictures([card], root);
  expect(inCache()).toHaveLength(1);
  await ask(card);
  expect(drawn).toEqual(['Yoga', 'Yoga and tai chi']);
});

test('a site that never had pictures has nothing to remove', () => {
  removeOtherPictures([card], root);
  expect(existsSync(join(root, '.cache/share-pictures'))).toBe(true);
});
