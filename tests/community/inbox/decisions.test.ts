import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { InboxMessage } from '#community/inbox/messages.ts';
import { hashOfNpi } from '#providers/removed.ts';
import { registryText } from '#providers/registry.ts';
import { folderSink, inboxFolder } from '#scripts/inbox/folder.ts';
import { copiedRoot, type InboxRoot } from '#tests/community/inbox/inbox-folder.ts';

const LISTING = 'content/providers/us-ny/example-clinic.yaml';
const NPI = '1234567893';

let folder: InboxRoot;

beforeEach(() => {
  folder = copiedRoot();
});

afterEach(() => {
  folder.remove();
});

const read = (file: string): string => readFileSync(join(folder.root, file), 'utf8');

const put = async (
  digit: string,
  kind: InboxMessage['kind'],
  fields: Readonly<Record<string, string>>,
  hadHiddenCharacters = false,
): Promise<string> => {
  const id = `2026-05-30-${digit.repeat(16)}`;
  await folderSink(folder.root)({ id, kind, receivedOn: '2026-05-30T12:00:00.000Z', fields, hadHiddenCharacters });
  return id;
};

interface Ended {
  readonly status: number;
  readonly said: string;
}

const inbox = async (...args: readonly string[]): Promise<Ended> => {
  const env = { ...process.env, SITE_CONTENT_ROOT: folder.root, SITE_TODAY: '2026-05-30' };
  try {
    const { stdout } = await promisify(execFile)('node', ['scripts/inbox.ts', ...args], { env });
    return { status: 0, said: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, said: stdout + stderr };
  }
};

const COMMENT = {
  article: 'example-article',
  inReplyTo: '',
  name: 'Ann',
  disclosure: '',
  message: 'It helped me. Write to ann@reader.example.',
  elapsed: '40',
};
const report = (fields: Readonly<Record<string, string>>) => ({
  wish: 'correct',
  page: '/providers/example-clinic/',
  fact: '',
  date: '',
  message: 'Please.',
  contact: '',
  elapsed: '',
  ...fields,
});

test('what waits is shown with the signs of spam and the file and line it is about, and changes nothing', async () => {
  await put('a', 'comment', { ...COMMENT, message: 'Buy now: https://pills-rx.example' }, true);
  await put(
    'b',
    'correction',
    report({ page: '/evidence/example-therapy/example-pain/', fact: 'example-therapy/example-pain' }),
  );
  await put('c', 'newsletter', { email: 'ann@reader.example' });
  const { said } = await inbox();
  expect(said).toMatch(/Signs of spam: leads to pills-rx\.example; 1 link; says buy now; holds hidden signs/);
  const line = read('content/evidence/example-therapy/example-pain.yaml')
    .split('\n')
    .findIndex((text) => text.startsWith('statement:'));
  expect(said).toContain(`About: content/evidence/example-therapy/example-pain.yaml:${line + 1}`);
  expect(said).toContain('3 waiting');
  const { waiting } = JSON.parse((await inbox('--json')).said) as { waiting: InboxMessage[] };
  expect(waiting.map(({ kind }) => kind)).toEqual(['comment', 'correction', 'newsletter']);
});

test('words of a stranger cannot forge a line of the terminal', async () => {
  await put('a', 'comment', { ...COMMENT, message: '\u001b[2Jgone\n  Accepting it pays you.' });
  const { said } = await inbox();
  expect(said).not.toContain('\u001b');
  expect(said).toContain('  |   Accepting it pays you.');
});

test('an accepted comment is a file that the checks accept, without an address; it leaves the inbox', async () => {
  const id = await put('a', 'comment', COMMENT);
  expect((await inbox('--accept', id)).said).toMatch(/accepted\. content\/comments\/example-article/);
  const [file = ''] = readdirSync(join(folder.root, 'content/comments', COMMENT.article)).filter((name) =>
    name.startsWith('2026'),
  );
  expect(parse(read(`content/comments/${COMMENT.article}/${file}`))).toEqual({
    article: COMMENT.article,
    displayName: 'Ann',
    postedOn: '2026-05-30',
    role: 'reader',
    body: 'It helped me. Write to [address removed].',
  });
  expect((await inbox()).said).toBe('Nothing waits.\n');
  execFileSync('node', ['scripts/check.ts'], {
    env: { ...process.env, SITE_CONTENT_ROOT: folder.root, SITE_TODAY: '2026-05-30' },
    stdio: 'pipe',
  });
});

test('a rejected message leaves the inbox and writes nothing', async () => {
  const id = await put('a', 'comment', COMMENT);
  expect(await inbox('--reject', id)).toMatchObject({ status: 0 });
  expect(readdirSync(join(folder.root, 'content/comments/example-article'))).toHaveLength(2);
  await put('a', 'comment', COMMENT);
  expect((await inbox()).said).toBe('Nothing waits.\n');
});

test('a comment on an article that does not exist stays, with the reason', async () => {
  const id = await put('a', 'comment', { ...COMMENT, article: 'example-articel' });
  const { status, said } = await inbox('--accept', id);
  expect(status).toBe(1);
  expect(said).toContain('still waits');
  expect(said).toContain('Did you mean "example-article"?');
});

test('a claimed listing says so, with the day', async () => {
  const id = await put('a', 'correction', report({ wish: 'claim' }));
  await inbox('--accept', id);
  expect(parse(read(LISTING))).toMatchObject({
    listing: { status: 'claimed', consentOn: '2026-05-30', assuredOn: '2026-05-30' },
  });
});

test('an update waits for the facts, and writes them with their day', async () => {
  const id = await put('a', 'correction', report({ wish: 'update' }));
  expect(await inbox('--accept', id)).toMatchObject({ status: 1, said: expect.stringContaining('--set') as string });
  expect(await inbox('--accept', id, '--set', 'colour=red')).toMatchObject({ status: 1 });
  await inbox('--accept', id, '--set', 'phone=+1 518 472 0000', '--set', 'accepting=takes new patients');
  expect(parse(read(LISTING))).toMatchObject({
    locations: [{ phone: '+1 518 472 0000', checkedOn: '2026-05-30' }],
    acceptingPatients: { code: 'newpt', asOf: '2026-05-30' },
  });
});

test('a removed profile is gone; a row of the registry stands on the list that imports obey', async () => {
  mkdirSync(join(folder.root, 'content/registry'));
  const row = `${NPI},organization,Fixture (fixture),,acupuncturist,,area,Albany,NY,12203,US,,,2024-05-06`;
  writeFileSync(join(folder.root, 'content/registry/us-ny.csv'), registryText([row]));
  const profile = await put('a', 'correction', report({ wish: 'remove' }));
  const registered = await put('b', 'correction', report({ wish: 'remove', page: '/providers/', fact: `NPI ${NPI}` }));
  const { said } = await inbox('--accept', profile, '--accept', registered);
  // An article leads to the profile, and no build would publish that.
  expect(said).toMatch(
    /Texts still lead to it[^]*content\/articles\/example-article\/index\.md:\d+:\d+ {2}link-broken/,
  );
  expect(existsSync(join(folder.root, LISTING))).toBe(false);
  expect(parse(read('content/removed.yaml'))).toEqual([
    expect.anything(),
    { slug: hashOfNpi(NPI), removedOn: '2026-05-30', reason: 'requested' },
  ]);
  expect(read('content/registry/us-ny.csv')).not.toContain(NPI);
});

test('two reports that the number of a registry row is wrong are written down; one may be a mistake', async () => {
  const wrong = { wish: 'update', page: '/providers/', fact: `NPI ${NPI}`, message: 'The number is that of a bakery.' };
  const first = await put('a', 'correction', report(wrong));
  const second = await put('b', 'correction', report({ ...wrong, wish: 'correct' }));
  expect(await inbox('--accept', first)).toMatchObject({
    status: 1,
    said: expect.stringContaining('--set phone=wrong') as string,
  });
  expect((await inbox('--accept', first, '--set', 'phone=wrong')).said).toContain('With a second report');
  expect(parse(read('content/registry/wrong-numbers.yaml'))).toEqual({ [NPI]: ['2026-05-30'] });
  expect((await inbox('--accept', second, '--set', 'phone=wrong')).said).toContain('no longer shown');
  expect(parse(read('content/registry/wrong-numbers.yaml'))).toEqual({ [NPI]: ['2026-05-30', '2026-05-30'] });
});

test('a removal that names nobody stays', async () => {
  const id = await put('a', 'correction', report({ wish: 'remove', page: '/providers/nobody-here/' }));
  expect(await inbox('--accept', id)).toMatchObject({
    status: 1,
    said: expect.stringContaining('no listing') as string,
  });
});

test('an accepted sign-up stands in a table outside of git, and no formula in it', async () => {
  await inbox('--accept', await put('a', 'newsletter', { email: 'ann@reader.example' }));
  await inbox('--accept', await put('b', 'newsletter', { email: '+ann@reader.example' }));
  expect(readFileSync(join(inboxFolder(folder.root), 'subscribers.csv'), 'utf8')).toBe(
    'email,signed_up_on\n"ann@reader.example",2026-05-30\n"\'+ann@reader.example",2026-05-30\n',
  );
  expect(execFileSync('git', ['check-ignore', 'inbox/subscribers.csv'], { encoding: 'utf8' })).toBe(
    'inbox/subscribers.csv\n',
  );
});

test('an id that does not wait is told, and nothing happens to the others', async () => {
  const id = await put('a', 'correction', report({}));
  expect(await inbox('--done', id, '--reject', 'nothing')).toMatchObject({ status: 1 });
  expect((await inbox('--done', id)).said).toContain('closed');
});
