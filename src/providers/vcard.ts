/** A profile as a card for the address book of a phone: vCard 4.0 (RFC 6350). */
import type { Provider } from './schema.ts';

/** Octets a line may have before it is folded (RFC 6350 §3.2). */
const LINE_OCTETS = 75;

/** RFC 6350 §3.4: backslash, comma, semicolon and line breaks. */
const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(',', '\\,').replaceAll(';', '\\;').replaceAll(/\r?\n/g, '\\n');

/** RFC 6868: what a quoted parameter cannot hold as it is. */
const inParameter = (text: string): string =>
  text.replaceAll('^', '^^').replaceAll('"', "^'").replaceAll(/\r?\n/g, '^n');

/** Breaks a line between characters, never inside one: the next piece starts with a blank. */
const fold = (line: string): string => {
  if (Buffer.byteLength(line) <= LINE_OCTETS) return line;
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
};

/**
 * Family name and given names, which cards of version 3 must have and most address books sort by. The last word is the
 * family name; what follows a comma is a credential or "Jr.".
 */
const nameParts = (name: string): string => {
  const [whole = '', ...suffixes] = name.split(',').map((part) => part.trim());
  const plain = whole.replace(/\s*\([^)]*\)\s*$/, '') || whole;
  const at = plain.lastIndexOf(' ');
  return [plain.slice(at + 1), at < 0 ? '' : plain.slice(0, at), '', '', suffixes.join(' ')].map(escaped).join(';');
};

/**
 * @param url Full address of the profile.
 * @param professions Names of the professions.
 */
export const vcardOf = (provider: Provider, url: string, professions: readonly string[]): string => {
  const { name, kind, credentials, locations, listing } = provider;
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `KIND:${kind === 'person' ? 'individual' : 'org'}`,
    `FN:${escaped(name)}`,
    `N:${kind === 'person' ? nameParts(name) : ';;;;'}`,
    // Names of locations are those of buildings and offices: no organization to belong to.
    ...(kind === 'organization' ? [`ORG:${escaped(name)}`] : []),
    ...(kind === 'person' ? professions.map((profession) => `TITLE:${escaped(profession)}`) : []),
    ...(kind === 'organization' && professions.length > 0 ? [`CATEGORIES:${professions.map(escaped).join(',')}`] : []),
    ...[...new Set(locations.flatMap(({ phone }) => phone ?? []))].map(
      (phone) => `TEL;VALUE=uri;TYPE="work,voice":tel:${phone.replaceAll(/[^\d+]/g, '')}`,
    ),
    ...locations.map(({ name: place, address = '', city, region, postalCode = '', country }) => {
      const parts = ['', '', address, city, region, postalCode, country];
      const label =
        place === undefined
          ? ''
          : `;LABEL="${inParameter([place, address, city].filter((part) => part !== '').join(', '))}"`;
      return `ADR;TYPE=work${label}:${parts.map(escaped).join(';')}`;
    }),
    ...provider.languages.map((tag) => `LANG;TYPE=work:${tag}`),
    ...provider.links.map((link) => `URL;TYPE=work:${link.url}`),
    `NOTE:${escaped(
      [
        ...(credentials.length > 0 ? [`${credentials.join(', ')}.`] : []),
        `From ${url}, compared with its source on ${listing.assuredOn}. A listing is not an endorsement.`,
      ].join(' '),
    )}`,
    `SOURCE:${url.replace(/\/$/, '')}/contact.vcf`,
    `UID:${url}`,
    `REV:${listing.assuredOn.replaceAll('-', '')}T000000Z`,
    'END:VCARD',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
};
