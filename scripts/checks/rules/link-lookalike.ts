import { addressesIn } from '#scripts/checks/addresses.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { addressFault, hostOf } from '#site/web-address.ts';

/** Words that look like an address themselves: `www.fda.gov`, `https://fda.gov/drugs`. "Node.js" and "form.pdf" do not. */
const DOMAIN_AS_WORDS =
  /^(?:https?:\/\/)?((?:[\p{L}\p{N}\p{M}-]+\.)+(?!(?:js|pdf|html?|txt|json|yaml|csv)$)\p{L}{2,})(?:[/?#]\S*)?$/iu;

/** Among other words only what nobody writes for anything else. */
const DOMAIN_AMONG_WORDS =
  /(?:(?:https?:\/\/|\bwww\.)((?:[\p{L}\p{N}\p{M}-]+\.)+\p{L}{2,})|(?<![\p{L}\p{N}.@-])((?:[\p{L}\p{N}\p{M}-]+\.)+(?:com|org|net|gov|edu|mil|int|info|health|uk|us|ca|de|eu|au)))(?![\p{L}\p{N}-])/giu;

/** `www.` and other parts in front do not make another site. */
const isSameSite = (a: string, b: string): boolean => a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);

/** The sites that the words of a link name. */
const namedIn = (words: string): string[] => {
  const [, whole] = DOMAIN_AS_WORDS.exec(words) ?? [];
  if (whole !== undefined) return [whole];
  return [...words.matchAll(DOMAIN_AMONG_WORDS)].flatMap(([, first, second]) => first ?? second ?? []);
};

interface Fault {
  readonly found: string;
  readonly fix: string;
}

const faultOf = (url: string, words: string | undefined, place: 'field' | 'text' | 'comment'): Fault | undefined => {
  const fault = addressFault(url);
  // Of fields the schema tells what is not the address of a site at all, of texts `link-broken`.
  if (fault && (fault.kind === 'disguise' || (fault.kind === 'number' && place !== 'field'))) return fault;
  const host = hostOf(url);
  if (fault || host === undefined) return undefined;
  const other = namedIn(words?.trim() ?? '').find((named) => !isSameSite(hostOf(`https://${named}/`) ?? named, host));
  if (other === undefined) return undefined;
  return {
    found: `The words say ${quote(other)}, and the link leads to ${quote(host)}.`,
    fix: 'correct one of the two.',
  };
};

/** Addresses that lead elsewhere than a reader believes. */
export const rule: Rule = {
  code: 'link-lookalike',
  *check(content) {
    for (const { entry, locate, url, words, place } of addressesIn(content)) {
      const fault = faultOf(url, words, place);
      if (fault) yield { file: entry.file, ...locate(), found: fault.found, fix: fault.fix };
    }
  },
};
