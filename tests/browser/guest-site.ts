import { execFile } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { BANNER_SIZE } from '#community/schema.ts';
import { today } from '#site/today.ts';
import { pathsUnder } from '#tests/house/files.ts';

/** The site as it looks when its operator has set forms, and has banners and comments: `content/` itself ships none. */
export const GUEST_ROOT = '.cache/guest-site';
export const GUEST_DIST = join(GUEST_ROOT, 'dist');

const FIXTURES = 'tests/fixtures/guest-site/content';

export const OPEN_ARTICLE = '/articles/research-on-stem-cell-therapy-for-chronic-pain/';
export const CLOSED_ARTICLE = '/articles/how-common-is-chronic-pain/';
export const LONG_TALK = '/articles/does-acupuncture-help-chronic-pain/';

const COLORS = ['#4f2a5c', '#07504e', '#84260f', '#614100', '#464b57', '#0b3fb8'];

/** Builds it once per state of the sources. */
export async function buildGuestSite(): Promise<void> {
  const done = join(GUEST_ROOT, 'done');
  const newest = Math.max(
    ...pathsUnder('src', 'content', 'public', FIXTURES, 'scripts').map((path) => statSync(path).mtimeMs),
  );
  if (existsSync(done) && statSync(done).mtimeMs > newest) return;
  rmSync(GUEST_ROOT, { recursive: true, force: true });
  cpSync('content', join(GUEST_ROOT, 'content'), { recursive: true });
  cpSync(FIXTURES, join(GUEST_ROOT, 'content'), { recursive: true });
  close(join(GUEST_ROOT, 'content', CLOSED_ARTICLE, 'index.md'));
  await drawBanners();
  await promisify(execFile)('node', ['scripts/build.ts'], {
    env: { ...process.env, SITE_CONTENT_ROOT: GUEST_ROOT },
  });
  writeFileSync(done, '');
}

function close(article: string): void {
  const text = readFileSync(article, 'utf8').replace(/^commentsOpen: true\n/m, '');
  writeFileSync(article, text.replace(/\n---\n/, '\ncommentsOpen: false\n---\n'));
}

/** Half of them at twice the size, as for a fine screen; reviewed and running today, whatever day that is. */
async function drawBanners(): Promise<void> {
  const entries = pathsUnder(join(FIXTURES, 'banners'));
  for (const [index, entry] of entries.entries()) {
    const name = /([\w-]+)\.yaml$/.exec(entry)?.[1] ?? '';
    const scale = 1 + (index % 2);
    const { width, height } = BANNER_SIZE;
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * scale}" height="${height * scale}"><rect width="100%" height="100%" fill="${COLORS[index] ?? ''}"/><text x="30" y="90" font-size="40" fill="white" font-family="sans-serif">${name}</text></svg>`;
    const written = join(GUEST_ROOT, 'content', 'banners', `${name}.yaml`);
    const dated = readFileSync(written, 'utf8').replaceAll(/(startsOn|endsOn|reviewedOn): .*/g, `$1: ${today()}`);
    writeFileSync(written, dated);
    await sharp(Buffer.from(drawing))
      .png()
      .toFile(join(GUEST_ROOT, 'content', 'banners', `${name}.png`));
  }
}
