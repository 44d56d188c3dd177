import { domainToUnicode } from 'node:url';
import { addressesIn, hostOf } from '#scripts/checks/addresses.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';

/** Words that look like an address themselves: `www.fda.gov`, `https://fda.gov/drugs`. */
const DOMAIN_IN_WORDS = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/?#]\S*)?$/i;

const isNumeric = (host: string): boolean => /^\d+(?:\.\d+){3}$/.test(host) || host.startsWith('[');

/** `www.` and other parts in front do not make another site. */
const isSameSite = (a: string, b: string): boolean => a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);

interface Fault {
  readonly found: string;
  readonly fix: string;
}

const faultOf = (url: string, words: string | undefined): Fault | undefined => {
  const host = hostOf(url);
  if (host === undefined) return { found: `${quote(url)} is not an address.`, fix: 'copy it again from the browser.' };
  const { username, password } = new URL(url);
  if (username !== '' || password !== '') {
    const found = `${quote(url)} leads to ${host}, not to what stands before the @.`;
    return { found, fix: `write https://${host}/… if that is the site you mean.` };
  }
  if (host.split('.').some((label) => label.startsWith('xn--'))) {
    const found = `The address leads to ${quote(host)}, which is shown as ${quote(domainToUnicode(host))}: some of its letters are not the plain ones they look like.`;
    return { found, fix: 'type the address by hand in plain letters, or link to another page of that site.' };
  }
  if (isNumeric(host)) {
    return { found: `${quote(url)} leads to a number instead of a name.`, fix: 'write the name of the site.' };
  }
  const [, named] = DOMAIN_IN_WORDS.exec(words?.trim() ?? '') ?? [];
  if (named === undefined || isSameSite(named.toLowerCase(), host)) return undefined;
  return {
    found: `The words say ${quote(named)}, and the link leads to ${quote(host)}.`,
    fix: 'correct one of the two.',
  };
};

/** Addresses that lead elsewhere than a reader believes. */
export const rule: Rule = {
  code: 'link-lookalike',
  *check(content) {
    for (const { entry, locate, url, words } of addressesIn(content)) {
      const fault = faultOf(url, words);
      if (fault) yield { file: entry.file, ...locate(), ...fault };
    }
  },
};
