import { addressesIn } from '#scripts/checks/addresses.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { hostOf } from '#site/web-address.ts';

/** Services whose addresses say nothing about where they lead, and may lead elsewhere tomorrow. */
const SHORTENERS = new Set([
  'adf.ly',
  'amzn.to',
  'bit.do',
  'bit.ly',
  'bitly.com',
  'buff.ly',
  'cutt.ly',
  'fb.me',
  'goo.gl',
  'is.gd',
  'j.mp',
  'lnkd.in',
  'ow.ly',
  'rb.gy',
  'rebrand.ly',
  's.id',
  'shorturl.at',
  'surl.li',
  't.co',
  't.ly',
  'tiny.cc',
  'tinyurl.com',
  'trib.al',
  'v.gd',
  'wp.me',
  'youtu.be',
]);

export const rule: Rule = {
  code: 'link-shortened',
  *check(content) {
    for (const { entry, locate, url } of addressesIn(content)) {
      const host = hostOf(url)?.replace(/^www\./, '');
      if (host === undefined || !SHORTENERS.has(host)) continue;
      yield {
        file: entry.file,
        ...locate(),
        found: `${quote(url)} hides where it leads.`,
        fix: 'open it, and write the address that the browser then shows.',
      };
    }
  },
};
