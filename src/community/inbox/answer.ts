/** What the inbox answers: a sentence for a script, a page for a reader without one. Nothing that was typed is lost. */
import { FIELD_WORDS } from './messages.ts';

export interface InboxAnswer {
  readonly status: number;
  /** One heading and what it means, in whole sentences. */
  readonly heading: string;
  readonly sentences: readonly string[];
  /** What was typed, to be mended and sent again, and where to. */
  readonly typed?: { readonly action: string; readonly fields: ReadonlyMap<string, string> };
  readonly headers?: Readonly<Record<string, string>>;
}

const STYLE =
  'body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.6 system-ui,sans-serif;color-scheme:light dark}label{display:block;margin-block:1rem;font-weight:700}input,textarea{display:block;box-sizing:border-box;width:100%;min-height:2.75rem;padding:.5rem;font:inherit}button{min-height:2.75rem;padding:.5rem 1.5rem;font:inherit}';

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** Fields that the page filled in by itself stay as they are; what a person typed can be mended. */
const isTyped = (name: string): boolean =>
  ['name', 'message', 'page', 'fact', 'contact', 'email', 'disclosure'].includes(name);

const fieldHtml = ([name, value]: readonly [string, string]): string => {
  const safeName = escaped(name);
  if (!isTyped(name)) return `<input type="hidden" name="${safeName}" value="${escaped(value)}">`;
  const label = escaped(FIELD_WORDS[name] ?? name);
  return name === 'message'
    ? `<label>${label} <textarea name="${safeName}" rows="10">\n${escaped(value)}</textarea></label>`
    : `<label>${label} <input name="${safeName}" value="${escaped(value)}"></label>`;
};

const pageOf = ({ heading, sentences, typed }: InboxAnswer, siteName: string): string =>
  [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(heading)} · ${escaped(siteName)}</title><style>${STYLE}</style></head>`,
    '<body><main>',
    `<h1>${escaped(heading)}</h1>`,
    ...sentences.map((sentence) => `<p>${escaped(sentence)}</p>`),
    ...(typed === undefined
      ? []
      : [
          `<form method="post" action="${escaped(typed.action)}">`,
          ...[...typed.fields].map(fieldHtml),
          '<p><button type="submit">Send it again</button></p>',
          '</form>',
        ]),
    `<p><a href="/">${escaped(siteName)}</a></p>`,
    '</main></body>',
    '</html>',
    '',
  ].join('\n');

let styleHash: Promise<string> | undefined;

const hashOfStyle = async (): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(STYLE));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
};

/** @param wantsJson The form was sent by the script of its page, which shows the words itself. */
export const respond = async (answer: InboxAnswer, siteName: string, wantsJson: boolean): Promise<Response> => {
  styleHash ??= hashOfStyle();
  const headers = {
    'Content-Type': wantsJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${await styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
    'Referrer-Policy': 'same-origin',
    ...answer.headers,
  };
  const { status, heading, sentences } = answer;
  const body = wantsJson ? JSON.stringify({ heading, message: sentences.join(' ') }) : pageOf(answer, siteName);
  return new Response(body, { status, headers });
};
