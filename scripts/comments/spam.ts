/** Signs of a robot or an advertiser. Each counts; a person decides about what is told. */

/** Seconds below which nobody reads a form, thinks and types. */
const QUICKEST = 4;
const MOST_LINKS = 2;
/** So many that nothing else needs to be said. */
const ONLY_LINKS = 5;
const ENOUGH = 3;

const PHRASES =
  /\b(?:casino|viagra|cialis|levitra|kamagra|(?:buy|order|get) (?:cheap|discount)|(?:cheap|discount) (?:pills|meds|medications?|drugs|tablets|pharmacy)|(?:buy|order) [\w-]+ online|online pharmacy|(?:without|no) (?:a )?prescription|crypto(?:currency)?|forex|backlinks?|seo services?|payday loan|whats ?app me|herbal (?:doctor|cure)|spell caster|click here|limited offer|100 ?% (?:cure|guaranteed?)|guaranteed cure|buy now)\b/gi;

/** Names of shops that write their own comments. */
const SELLER =
  /pharm|\bpills?\b|pills|(?:^|[-.])(?:rx|meds)|(?:rx|meds)(?:$|[-.])|viagra|cialis|casino|poker|crypto|payday|replica/i;

const hostsIn = (text: string): string[] =>
  [...text.matchAll(/(?:https?:\/\/|\bwww\.)([a-z0-9.-]+)/gi)].map(([, host = '']) => host.toLowerCase());

export interface SpamSigns {
  readonly body: string;
  readonly name: string;
  /** What stands in fields that people do not see. */
  readonly trap: string;
  /** Seconds between seeing and sending the form, where the browser ran the script. */
  readonly elapsed: number | undefined;
  readonly hadHiddenSigns: boolean;
  /** The same words came for another article as well. */
  readonly isRepeated: boolean;
}

interface SpamSign {
  readonly weight: number;
  readonly reason: string;
}

/** Every sign that was found, however weak: a person looks at them. */
export const spamSigns = (signs: SpamSigns): SpamSign[] => {
  const links = signs.body.match(/https?:\/\/|\bwww\./gi)?.length ?? 0;
  const sellers = [...new Set(hostsIn(signs.body).filter((host) => SELLER.test(host)))].slice(0, 3);
  const phrases = new Set(`${signs.name} ${signs.body}`.match(PHRASES)?.map((phrase) => phrase.toLowerCase()));
  const letters = signs.body.replaceAll(/[^\p{L}]/gu, '');
  const isShouting = letters.length > 40 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  const reasons: readonly (readonly [weight: number, reason: string])[] = [
    [sellers.length > 0 ? 2 : 0, `leads to ${sellers.join(', ')}`],
    [signs.trap === '' ? 0 : ENOUGH, 'a field that people do not see is filled in'],
    [signs.elapsed !== undefined && signs.elapsed < QUICKEST ? 2 : 0, `sent after ${signs.elapsed ?? 0} seconds`],
    [
      links > ONLY_LINKS ? ENOUGH : links > MOST_LINKS ? 2 : links > 0 ? 1 : 0,
      `${links} ${links === 1 ? 'link' : 'links'}`,
    ],
    [2 * phrases.size, `says ${[...phrases].join(', ')}`],
    [signs.isRepeated ? 2 : 0, 'the same words came for another article'],
    [isShouting ? 1 : 0, 'all in capitals'],
    [signs.hadHiddenSigns ? 1 : 0, 'holds hidden signs'],
  ];
  return reasons.flatMap(([weight, reason]) => (weight > 0 ? [{ weight, reason }] : []));
};

/** Reasons to take it for spam; none when there are too few of them. */
export const spamReasons = (signs: SpamSigns): string[] => {
  const found = spamSigns(signs);
  return found.reduce((sum, { weight }) => sum + weight, 0) >= ENOUGH ? found.map(({ reason }) => reason) : [];
};
