/**
 * Reads an address of another site as browsers do (WHATWG `URL`), and says what is wrong with it. Every field and every
 * link is judged here: a second reader that sees `https:\x` or `https://a\@b/` in its own way would let them through.
 */
import { hostInLetters } from './international-host.ts';
import { lookAlikesIn, scriptsIn } from './letters.ts';
import { quote } from './problem.ts';

/**
 * - `form`: not written as an address of a public site
 * - `number`: leads to a number (IPv4 in any notation, IPv6) instead of a name
 * - `disguise`: leads elsewhere than a reader believes
 */
type AddressFaultKind = 'form' | 'number' | 'disguise';

export interface AddressFault {
  readonly kind: AddressFaultKind;
  readonly found: string;
  /** Starts in lower case and ends with a full stop. */
  readonly fix: string;
}

/** Names that only mean something on one machine or in one building (RFC 6761, RFC 6762, RFC 8375, and common use). */
const PRIVATE_ENDINGS = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'home.arpa',
  'lan',
  'invalid',
  'test',
];

const isPrivateName = (host: string): boolean =>
  !host.includes('.') || PRIVATE_ENDINGS.some((ending) => host === ending || host.endsWith(`.${ending}`));

const isNumber = (host: string): boolean => /^\d+(?:\.\d+){3}$/.test(host) || host.startsWith('[');

const fault = (kind: AddressFaultKind, found: string, fix: string): AddressFault => ({ kind, found, fix });

/** What browsers strip, turn round, or encode on the way: nothing of it stands in an address that was copied from one. */
const UNWRITTEN = /[\s\\\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

const writtenFault = (url: string): AddressFault | undefined => {
  const [, scheme, slashes = ''] = /^([a-z][a-z0-9+.-]*):([/\\]*)/i.exec(url) ?? [];
  if (scheme?.toLowerCase() !== 'https') {
    return fault(
      'form',
      `${quote(url)} is not a full, secure address.`,
      'write a full address that starts with https://.',
    );
  }
  if (slashes !== '//') {
    const rest = url.slice(scheme.length + 1).replace(/^[/\\]+/, '');
    return fault('form', `${quote(url)} does not have two slashes after https:.`, `write https://${rest}.`);
  }
  const [stray] = UNWRITTEN.exec(url) ?? [];
  if (stray === undefined) return undefined;
  const name = stray === '\\' ? 'a backslash' : /\s/.test(stray) ? 'a blank' : 'an invisible character';
  const found = `${quote(url)} holds ${name}, which browsers read in another way than people do.`;
  return fault('form', found, 'copy the address again from the browser.');
};

/** Scripts that are written together: the "highly restrictive" profile of UTS 39, section 5.2. */
const TOGETHER: readonly (readonly string[])[] = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];

const isOneScript = (label: string): boolean => {
  const scripts = scriptsIn(label);
  return scripts.length < 2 || TOGETHER.some((group) => scripts.every((script) => group.includes(script)));
};

/** The part of a host that could be taken for another: several scripts, or only letters that look like plain ones. */
const disguisedLabelIn = (shown: string): string | undefined =>
  shown.split('.').find((label) => !isOneScript(label) || lookAlikesIn(label) !== undefined);

const hostFault = (url: string, { hostname, username, password }: URL): AddressFault | undefined => {
  const host = hostname.replace(/\.$/, '');
  if (username !== '' || password !== '') {
    const found = `${quote(url)} leads to ${host}, not to what stands before the @.`;
    return fault('disguise', found, `write https://${host}/… if that is the site you mean.`);
  }
  if (isNumber(host)) {
    return fault('number', `${quote(url)} leads to a number instead of a name.`, 'write the name of the site.');
  }
  if (isPrivateName(host)) {
    const found = `${quote(host)} is not a site that readers can reach: it means something on one machine or network only.`;
    return fault('form', found, 'write the public address of the site, like https://www.example.org/.');
  }
  const shown = hostInLetters(host);
  if (shown === undefined) {
    return fault('form', `${quote(host)} is not the name of any site.`, 'copy the address again from the browser.');
  }
  // Percent signs, wide letters and the like, which browsers turn into plain ones.
  if (shown === host && !url.toLowerCase().includes(host)) {
    const found = `${quote(url)} leads to ${quote(host)}, which is not what stands there.`;
    return fault('disguise', found, `write https://${host}/… if that is the site you mean.`);
  }
  if (disguisedLabelIn(shown) === undefined) return undefined;
  const found = `The address leads to ${quote(host)}, which is shown as ${quote(shown)}: some of its letters are not the plain ones they look like.`;
  return fault('disguise', found, 'type the address by hand in plain letters, or link to another page of that site.');
};

/** What is wrong with an address of another site, or undefined when nothing is that can be told without a network. */
export const addressFault = (url: string): AddressFault | undefined => {
  const written = writtenFault(url);
  if (written) return written;
  if (!URL.canParse(url)) return fault('form', `${quote(url)} is not an address.`, 'copy it again from the browser.');
  return hostFault(url, new URL(url));
};

/** The host of an address in its ASCII form, or undefined when it cannot be read. */
export const hostOf = (url: string): string | undefined =>
  URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : undefined;

/**
 * The host of an international name in both forms, since letters of other alphabets can look like ours:
 * "münchen.example (xn--mnchen-3ya.example)". Undefined for a name in plain letters.
 */
export const internationalHost = (url: string): string | undefined => {
  const host = hostOf(url)?.replace(/^www\./, '');
  const shown = host === undefined ? undefined : hostInLetters(host);
  return host === undefined || shown === undefined || shown === host ? undefined : `${shown} (${host})`;
};

/** The host of an address as readers are shown it, without `www.`. */
export const shownHost = (url: string): string => internationalHost(url) ?? (hostOf(url) ?? url).replace(/^www\./, '');
