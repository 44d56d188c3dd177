import { positionOf, type Content } from '#scripts/checks/content.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { closestTo, didYouMean } from '#site/did-you-mean.ts';
import { quote } from '#site/problem.ts';
import { addressFault } from '#site/web-address.ts';

/** Parts of the site whose pages are entries, and the addresses in them that are not. */
const SECTIONS = {
  treatments: [],
  conditions: [],
  articles: ['page'],
  providers: ['for', 'in'],
  people: [],
  sources: [],
} as const satisfies Record<string, readonly string[]>;

type Section = keyof typeof SECTIONS;

const isSection = (name: string): name is Section => Object.hasOwn(SECTIONS, name);

interface Fault {
  readonly found: string;
  readonly fix: string;
}

/** What is wrong with the address of a link, or undefined when nothing is that can be told without a network. */
const faultOf = (url: string, content: Content): Fault | undefined => {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined) return schemeFault(url, scheme);
  if (url.startsWith('#')) return undefined;
  if (leadsAway(url)) {
    const rest = url.replace(/^[/\\\s]+/, '');
    return { found: `${quote(url)} does not say how to get there.`, fix: `write https://${rest}.` };
  }
  return url.startsWith('/') ? pathFault(url, content) : relativeFault(url, content);
};

const HERE = 'https://this.invalid/';

/** `//x`, `/\\x`, and whatever else a browser takes for the address of another site though no scheme stands before it. */
const leadsAway = (url: string): boolean => {
  const resolved = URL.canParse(url, HERE) ? new URL(url, HERE) : undefined;
  return resolved === undefined ? /^[/\\]{2}/.test(url) : resolved.origin !== new URL(HERE).origin;
};

const schemeFault = (url: string, scheme: string): Fault | undefined => {
  if (['mailto', 'tel'].includes(scheme)) return undefined;
  if (scheme === 'https') {
    const fault = addressFault(url);
    return fault?.kind === 'form' ? { found: fault.found, fix: fault.fix } : undefined;
  }
  if (scheme === 'http') {
    const secure = url.replace(/^http:/i, 'https:');
    return { found: `${quote(url)} is not a secure address.`, fix: `write ${secure}, if the site has it.` };
  }
  return {
    found: `${quote(url)} is not an address a reader can follow.`,
    fix: 'write an address that starts with https://.',
  };
};

const pathFault = (url: string, content: Content): Fault | undefined => {
  const [path = ''] = url.split(/[?#]/);
  const rest = url.slice(path.length);
  const [section = '', slug = '', ...more] = path.split('/').slice(1);
  const isFile = /\.[a-z0-9]+$/i.test(path);
  if (isSection(section) && slug !== '' && !(SECTIONS[section] as readonly string[]).includes(slug)) {
    const ids = content.idsOf(section) ?? new Set([slug]);
    if (!ids.has(slug) || more.some((part) => part !== '')) {
      const [meant = closestTo(slug, ids)] = ids.has(slug) ? [slug] : [];
      const suggestion = meant === undefined ? undefined : `/${section}/${meant}/`;
      return {
        found: `${quote(url)} is not a page of this site.${didYouMean(suggestion)}`,
        fix: suggestion
          ? `write ${suggestion}${rest}.`
          : `link to a page that exists: content/${section} has no such file.`,
      };
    }
  }
  if (path.endsWith('/') || isFile) return undefined;
  return { found: `${quote(url)} lacks the slash at its end.`, fix: `write ${path}/${rest}.` };
};

const relativeFault = (url: string, content: Content): Fault => {
  const [path = ''] = url.split(/[?#]/);
  const name =
    path
      .replace(/\/?(?:index)?(?:\.mdx?|\.yaml)?$/, '')
      .split('/')
      .at(-1) ?? '';
  const home = (Object.keys(SECTIONS) as Section[]).find((section) => content.idsOf(section)?.has(name));
  return {
    found: `${quote(url)} is an address that depends on the page it stands on.`,
    fix: home
      ? `write /${home}/${name}/${url.slice(path.length)}.`
      : 'write the whole address: /treatments/<name>/ for a page here, https://… for another site.',
  };
};

export const rule: Rule = {
  code: 'link-broken',
  *check(content) {
    for (const entry of content.entries) {
      const text = content.textOf(entry);
      if (!('nodes' in text)) continue;
      // The address of a picture is not a link: picture-missing looks at it.
      const pictures = new Set(
        text.nodes.map((node) => (node.type === 'imageReference' ? node.identifier : undefined)),
      );
      for (const node of text.nodes) {
        if (node.type !== 'link' && node.type !== 'definition') continue;
        if (node.type === 'definition' && pictures.has(node.identifier)) continue;
        const fault = faultOf(node.url, content);
        if (fault) yield { file: entry.file, ...positionOf(entry, node), ...fault };
      }
    }
  },
};
