import { describe, expect, test } from 'vitest';
import { createInbox, type InboxOptions } from '#community/inbox/inbox.ts';
import type { InboxMessage } from '#community/inbox/messages.ts';
import { formTargets } from '#site/form-targets.ts';
import { siteSchema } from '#site/schema.ts';

const HOST = 'https://site.example';

const COMMENT = {
  article: 'an-article',
  inReplyTo: '',
  name: 'Ann',
  disclosure: '',
  message: 'It helped me to walk.',
  elapsed: '40',
  website: '',
};
const CORRECTION = {
  wish: 'correct',
  page: '/treatments/tens/',
  fact: '',
  date: '',
  message: 'It was 38 trials.',
  contact: '',
  elapsed: '',
  website: '',
};

/** An inbox whose clock stands still unless a test moves it. */
const openInbox = (options: Partial<InboxOptions> = {}) => {
  const taken: InboxMessage[] = [];
  const clock = { now: Date.parse('2026-11-29T12:00:00Z') };
  const inbox = createInbox({
    siteName: 'The "site" & more',
    hostNames: ['site.example'],
    sink: async (message) => {
      taken.push(message);
    },
    now: () => clock.now,
    ...options,
  });
  const post = async (
    kind: string,
    body: Readonly<Record<string, string>> | string | Uint8Array<ArrayBuffer>,
    headers: Readonly<Record<string, string>> = {},
    address = '192.0.2.1',
  ) => {
    const sent = typeof body === 'string' || body instanceof Uint8Array ? body : new URLSearchParams(body).toString();
    const request = new Request(`${HOST}/inbox/${kind}`, {
      method: 'POST',
      body: sent,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    });
    const answer = await inbox(request, address);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  return { taken, clock, inbox, post };
};

describe('an honest message', () => {
  test('of each kind reaches the sink once, with its words alone', async () => {
    const { post, taken } = openInbox();
    for (const [kind, fields] of [
      ['comment', COMMENT],
      ['correction', CORRECTION],
      ['newsletter', { email: 'ann@reader.example', website: '' }],
    ] as const)
      expect((await post(kind, fields)).status).toBe(200);
    expect(taken.map(({ kind, fields }) => [kind, fields])).toEqual([
      ['comment', expect.not.objectContaining({ website: '' }) as object],
      ['correction', expect.objectContaining({ message: 'It was 38 trials.' }) as object],
      ['newsletter', { email: 'ann@reader.example' }],
    ]);
    expect(JSON.stringify(taken)).not.toContain('192.0.2.1');
  });

  test('is answered with a page to a reader without script, and with words to a script', async () => {
    const { post } = openInbox();
    const page = await post('comment', COMMENT);
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(page.text).toContain('Thank you. It has arrived.');
    const words = await post('comment', { ...COMMENT, message: 'Another.' }, { Accept: 'application/json' });
    expect(JSON.parse(words.text)).toMatchObject({ heading: 'Thank you. It has arrived.' });
  });

  test('pressed twice, or sent again after a reload, arrives once', async () => {
    const { post, taken, clock } = openInbox();
    await Promise.all([post('comment', COMMENT), post('comment', COMMENT)]);
    await post('comment', { ...COMMENT, elapsed: '90', message: ' It helped   me to walk. ' });
    expect(taken).toHaveLength(1);
    // Later it is for the sink to say whether it knows the message.
    clock.now += 3_700_000;
    await post('comment', COMMENT);
    expect(taken).toHaveLength(2);
  });

  test('in any script and with emoji keeps each letter', async () => {
    const { post, taken } = openInbox();
    const message = 'مرحبا 👩‍👩‍👧 שלום, ça va? Привет! 痛み';
    await post('comment', { ...COMMENT, message });
    expect(taken[0]?.fields['message']).toBe(message);
  });

  test('of 4,000 letters that take four bytes each fits', async () => {
    const { post } = openInbox();
    expect((await post('comment', { ...COMMENT, message: '😀 '.repeat(1333) })).status).toBe(200);
  });

  test('of somebody who wants a banner names no page, and is answered as such', async () => {
    const { post } = openInbox();
    const answer = await post('correction', { ...CORRECTION, wish: 'advertise', page: '' });
    expect([answer.status, answer.text.includes('answers by the contact you gave')]).toEqual([200, true]);
  });

  test('suggests something new without naming a page', async () => {
    const { post } = openInbox();
    expect((await post('correction', { ...CORRECTION, wish: 'suggest-article', page: '' })).status).toBe(200);
    expect((await post('correction', { ...CORRECTION, page: '' })).text).toContain('The page: it is empty.');
  });
});

const NESTED = JSON.stringify({ a: { b: { c: [] } } });
const FORM = new URLSearchParams(COMMENT).toString();

describe('what is refused is told why, and never reaches the sink', () => {
  test.each([
    ['a robot that fills in every field', 'comment', { ...COMMENT, website: 'x' }, {}, 422, 'as robots do'],
    ['a robot that types at once', 'comment', { ...COMMENT, elapsed: '0' }, {}, 422, 'faster than anybody types'],
    ['no text', 'comment', { ...COMMENT, message: ' \u200b ' }, {}, 422, 'Your text: it is empty.'],
    ['too long a text', 'comment', { ...COMMENT, message: 'word '.repeat(900) }, {}, 422, 'keep it to 4,000'],
    ['too large a body', 'comment', { ...COMMENT, message: 'x'.repeat(80_000) }, {}, 413, 'longer than this site'],
    ['a thousand links', 'comment', { ...COMMENT, message: 'http://a.b '.repeat(300) }, {}, 422, 'at most 10 links'],
    ['an endless word', 'comment', { ...COMMENT, message: 'x'.repeat(300) }, {}, 422, 'Your text'],
    ['headers in a name', 'comment', { ...COMMENT, name: 'Ann\r\nBcc: all@site.example' }, {}, 422, 'write one line'],
    ['an article that is no slug', 'comment', { ...COMMENT, article: '../../etc' }, {}, 422, 'page of this site'],
    ['a wish that is none', 'correction', { ...CORRECTION, wish: 'pay' }, {}, 422, 'choose one of the list'],
    ['something that is no address', 'newsletter', { email: 'ann' }, {}, 422, 'no e-mail address'],
    ['two addresses', 'newsletter', { email: 'a@x.example,b@x.example' }, {}, 422, 'no e-mail address'],
    ['a topic with a sign-up', 'newsletter', { email: 'a@x.example', topic: 'tens' }, {}, 422, 'did not put there'],
    ['a prototype key', 'comment', `${FORM}&__proto__=x`, {}, 422, 'did not put there'],
    ['a constructor', 'comment', `${FORM}&constructor=x`, {}, 422, 'did not put there'],
    ['a nested key', 'comment', `${FORM}&message%5Ba%5D=x`, {}, 422, 'did not put there'],
    ['a field twice', 'comment', `${FORM}&name=x`, {}, 400, 'does not look like a form'],
    ['a thousand fields', 'comment', 'a=b&'.repeat(1000), {}, 400, 'does not look like a form'],
    ['half a character', 'comment', 'message=%E0%A4', {}, 400, 'does not look like a form'],
    ['JSON', 'comment', NESTED, { 'Content-Type': 'application/json' }, 415, 'forms alone'],
    ['a file', 'comment', 'x', { 'Content-Type': 'multipart/form-data; boundary=x' }, 415, 'forms alone'],
    ['UTF-16', 'comment', FORM, { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-16' }, 415, 'UTF-8'],
    ['another origin', 'comment', COMMENT, { Origin: 'https://evil.example' }, 403, 'other sites'],
    ['a page without an origin', 'comment', COMMENT, { Origin: 'null' }, 403, 'other sites'],
    ['a frame of another site', 'comment', COMMENT, { 'Sec-Fetch-Site': 'cross-site' }, 403, 'other sites'],
    ['no such form', 'password', COMMENT, {}, 404, 'nothing here'],
    ['a name of every object', 'constructor', COMMENT, {}, 404, 'nothing here'],
  ])('%s', async (_name, kind, body, headers, status, words) => {
    const { post, taken } = openInbox();
    const answer = await post(kind, body, headers);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(words);
    expect(taken).toEqual([]);
  });

  test('bytes that are no text', async () => {
    const { post, taken } = openInbox();
    expect((await post('comment', new Uint8Array([0xff, 0xfe, 0x00, 0x80]))).status).toBe(400);
    expect(taken).toEqual([]);
  });

  test('a body without end is read no further than the limit', async () => {
    const { inbox } = openInbox();
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024).fill(97));
      },
    });
    const request = new Request(`${HOST}/inbox/comment`, {
      method: 'POST',
      body: endless,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      duplex: 'half',
    } as RequestInit);
    expect((await inbox(request, '')).status).toBe(413);
    expect(sent).toBeLessThan(100_000);
  });

  test('a name that somebody made to lead to this machine', async () => {
    const { inbox, taken } = openInbox({ hostNames: ['localhost'] });
    const request = new Request('http://evil.example/inbox/comment', {
      method: 'POST',
      body: new URLSearchParams(COMMENT),
      headers: { Origin: 'http://evil.example' },
    });
    expect((await inbox(request, '')).status).toBe(403);
    expect(taken).toEqual([]);
  });

  test('anything but a form, with the method that is taken', async () => {
    const { inbox } = openInbox();
    const answer = await inbox(new Request(`${HOST}/inbox/comment`), '');
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'POST']);
  });
});

describe('nothing that was typed is lost', () => {
  test('a mistake brings the text back, as text', async () => {
    const { post } = openInbox();
    const { text } = await post('comment', { ...COMMENT, name: '', message: '</textarea><script>alert(1)</script>' });
    expect(text).toContain('\n&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;</textarea>');
    expect(text).not.toContain('<script');
    expect(text).toContain('<form method="post" action="/inbox/comment">');
    // The trap and the time would refuse it again.
    expect(text).not.toMatch(/name="(?:website|elapsed)"/);
  });

  test('a sink that fails is told, brings the text back, and takes it the next time', async () => {
    const failures: unknown[] = [];
    const works = { now: false };
    const stored: InboxMessage[] = [];
    const { post } = openInbox({
      sink: async (message) => {
        if (!works.now) throw new Error('The disk is full.');
        stored.push(message);
      },
      onFailure: (error) => failures.push(error),
    });
    const answer = await post('comment', COMMENT);
    expect([answer.status, answer.text.includes('It helped me to walk.')]).toEqual([503, true]);
    expect(failures).toEqual([new Error('The disk is full.')]);
    works.now = true;
    expect((await post('comment', COMMENT)).status).toBe(200);
    expect(stored).toHaveLength(1);
  });

  test('somebody who sends too much is told when to come again, and gets the text back', async () => {
    const { post, clock, taken } = openInbox({ rate: { messages: 3, windowSeconds: 600 } });
    const send = (count: number, address?: string) =>
      post('comment', { ...COMMENT, message: `Number ${count}.` }, {}, address);
    for (const count of [1, 2, 3]) expect((await send(count)).status).toBe(200);
    const refused = await send(4);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '600']);
    expect(refused.text).toContain('Number 4.');
    expect((await send(5, '192.0.2.2')).status).toBe(200);
    clock.now += 601_000;
    expect((await send(4)).status).toBe(200);
    expect(taken).toHaveLength(5);
  });
});

test('hidden characters are taken out and told', async () => {
  const { post, taken } = openInbox();
  await post('comment', { ...COMMENT, name: 'A\u202enn', message: 'He\u200bllo' });
  expect(taken[0]).toMatchObject({ fields: { name: 'Ann', message: 'Hello' }, hadHiddenCharacters: true });
});

describe('the setting', () => {
  const site = (forms: unknown, more: object = {}) =>
    siteSchema.parse({ name: 'S', shortName: 'S', url: HOST, tagline: 'T', description: 'D', forms, ...more });

  test('of a host makes every form post to the site itself', () => {
    const targets = formTargets(site('node'));
    expect(Object.values(targets).map((target) => target?.action)).toEqual([
      '/inbox/comment',
      '/inbox/correction',
      '/inbox/newsletter',
    ]);
  });

  test('of functions shows a sign-up only where a service takes it', () => {
    expect(formTargets(site('netlify')).newsletter).toBeUndefined();
    expect(formTargets(site('netlify', { newsletterService: 'buttondown' })).newsletter).toBeDefined();
  });

  test('that names nobody shows no form', () => {
    expect(formTargets(site({}))).toEqual({});
  });
});
