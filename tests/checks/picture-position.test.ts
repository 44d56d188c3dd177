import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stripPositions } from '#scripts/checks/fixes/strip-pictures.ts';
import { hasPosition } from '#scripts/checks/picture-position.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { FIXTURE_DAY } from '#tests/checks/fixture-tree.ts';

const GPS = {
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '0/1 7/1 0/1' },
};
const PICTURE = 'content/articles/example-article/knee.png';
const PHOTO = 'content/articles/example-article/photo.jpg';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'position-'));
  cpSync('tests/fixtures/content', join(root, 'content'), { recursive: true });
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Two colors side by side, so that a turn shows. */
const halves = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#000' } }).composite([
    { input: { create: { width: 20, height: 20, channels: 3, background: '#fff' } }, left: 0, top: 0 },
  ]);

test.each(['jpeg', 'png', 'webp', 'avif'] as const)('a position in a %s is found, and only there', async (format) => {
  expect(hasPosition(await halves().withExif(GPS).toFormat(format).toBuffer())).toBe(true);
  expect(hasPosition(await halves().withExif({ IFD0: { Copyright: 'Nobody' } }).toFormat(format).toBuffer())).toBe(false);
  expect(hasPosition(await halves().toFormat(format).toBuffer())).toBe(false);
});

test('a position in words of XMP is found', async () => {
  const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="51,30N"/></x:xmpmeta>';
  expect(hasPosition(await halves().withXmp(xmp).jpeg().toBuffer())).toBe(true);
});

test('what only looks like a directory is none, and broken ones end', () => {
  for (const bytes of [[], [0x49, 0x49, 0x2a, 0], [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0xff, 0xff], [0x4d, 0x4d, 0, 0x2a]]) {
    expect(hasPosition(Buffer.from(bytes))).toBe(false);
  }
});

test('mending saves the picture as it looks, without position, camera or bytes behind its end', async () => {
  const bytes = await halves()
    .withExif({ ...GPS, IFD0: { Make: 'A camera' } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({ ...GPS, IFD0: { Make: 'A camera' } })
    .jpeg()
    .toBuffer();
  writeFileSync(join(root, PHOTO), Buffer.concat([bytes, Buffer.from('hung on at the end')]));
  const { problems } = checkContent({ root, today: FIXTURE_DAY });
  expect(problems.map(({ code, file }) => `${code} ${file}`)).toEqual([`picture-position ${PHOTO}`]);
  expect(await stripPositions(root, problems)).toEqual([PHOTO]);
  const mended = readFileSync(join(root, PHOTO));
  expect(hasPosition(mended)).toBe(false);
  expect(mended.toString('latin1')).not.toMatch(/hung on|A camera/);
  const { width, height, exif } = await sharp(mended).metadata();
  expect({ width, height, exif }).toEqual({ width: 20, height: 40, exif: undefined });
  const shown = (picture: Buffer) => sharp(picture).autoOrient().resize(2, 4).greyscale().raw().toBuffer();
  const [before, after] = [await shown(bytes), await shown(mended)];
  for (const [index, value] of before.entries()) expect(Math.abs(value - (after[index] ?? 0))).toBeLessThan(16);
  expect(checkContent({ root, today: FIXTURE_DAY }).problems).toEqual([]);
});

test('`check --fix` mends it and says so', async () => {
  writeFileSync(join(root, PICTURE), await halves().withExif(GPS).png().toBuffer());
  const said = execFileSync('node', ['scripts/check.ts', '--fix', '--root', root], { encoding: 'utf8' });
  expect(said).toContain(`mended ${PICTURE}`);
  expect(hasPosition(readFileSync(join(root, PICTURE)))).toBe(false);
});
