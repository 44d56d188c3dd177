/** What is posted to an inbox by its bench and its tests: honest messages that differ, and hostile ones of every kind. */

export interface Post {
  readonly kind: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

const form = (fields: Readonly<Record<string, string>>): string => new URLSearchParams(fields).toString();

const COMMENT = { article: 'does-acupuncture-help-chronic-pain', name: 'Ann', website: '', elapsed: '30' };

const GOOD: readonly ((index: number) => Post)[] = [
  (index) => ({ kind: 'comment', body: form({ ...COMMENT, message: `Walking helped me, day ${index}.` }) }),
  (index) => ({
    kind: 'comment',
    body: form({ ...COMMENT, message: `مرحبا ${index} 👩‍👩‍👧 痛み\n\n> quoted <b>text</b>` }),
  }),
  (index) => ({
    kind: 'correction',
    body: form({ wish: 'correct', page: '/treatments/tens/', message: `It was ${index} trials.`, website: '' }),
  }),
  (index) => ({ kind: 'newsletter', body: form({ email: `reader${index}@reader.example`, website: '' }) }),
];

export const goodPost = (index: number): Post => (GOOD[index % GOOD.length] ?? GOOD[0])?.(index) as Post;

const HOSTILE: readonly ((index: number) => Post)[] = [
  () => ({ kind: 'comment', body: form({ ...COMMENT, message: 'x'.repeat(200_000) }) }),
  (index) => ({
    kind: 'comment',
    body: form({ ...COMMENT, message: `Buy ${index}`, website: 'https://spam.example' }),
  }),
  (index) => ({ kind: 'comment', body: form({ ...COMMENT, message: `Buy ${index}`, elapsed: '0' }) }),
  (index) => ({ kind: 'comment', body: form({ ...COMMENT, message: `${index} http://spam.example `.repeat(50) }) }),
  () => ({ kind: 'comment', body: form({ ...COMMENT, name: 'Ann\r\nBcc: all@site.example', message: 'Hello' }) }),
  () => ({ kind: 'comment', body: `${form({ ...COMMENT, message: 'Hello' })}&__proto__=x&constructor=y` }),
  () => ({ kind: 'comment', body: 'a=b&'.repeat(10_000) }),
  () => ({ kind: 'comment', body: new Uint8Array(5000).map((_, at) => (at * 7) % 256) }),
  () => ({ kind: 'comment', body: 'message=%E0%A4%A&name=%ff' }),
  () => ({ kind: 'comment', body: '[[[['.repeat(1000), headers: { 'Content-Type': 'application/json' } }),
  () => ({ kind: 'comment', body: form({ ...COMMENT, message: 'Hi' }), headers: { Origin: 'https://evil.example' } }),
  () => ({ kind: 'newsletter', body: form({ email: 'a@x.example\nBcc: b@x.example' }) }),
  () => ({ kind: 'newsletter', body: form({ email: 'a@x.example', condition: 'back-pain' }) }),
  () => ({ kind: '../../etc/passwd', body: form({ ...COMMENT, message: 'Hello' }) }),
  () => ({ kind: 'correction', body: form({ wish: 'remove', page: '', message: 'All of them' }) }),
  () => ({ kind: 'comment', body: form({ ...COMMENT, message: `a${'\u0301'.repeat(50)}` }) }),
  () => ({ kind: 'comment', body: form({ ...COMMENT, message: '\u202e\u200b\u2066' }) }),
  () => ({
    kind: 'comment',
    body: form({ ...COMMENT, message: 'Hello' }),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-16' },
  }),
];

export const hostilePost = (index: number): Post => (HOSTILE[index % HOSTILE.length] ?? HOSTILE[0])?.(index) as Post;

/** @param sender Stands in `X-Real-IP`, as the proxy in front of the service would say. */
export const sendPost = async (origin: string, { kind, body, headers }: Post, sender: string): Promise<number> => {
  const answer = await fetch(`${origin}/inbox/${kind}`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Real-IP': sender, ...headers },
  });
  await answer.arrayBuffer();
  return answer.status;
};

/** A different address for each sender of a test. */
export const senderAt = (index: number): string => `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
