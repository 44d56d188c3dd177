/** A profile as a card for the address book of a phone: vCard 4.0 (RFC 6350). */
import type { Provider } from './schema.ts';

/** Octets a line may have before it is folded (RFC 6350 §3.2). */
const LINE_OCTETS = 75;

/** RFC 6350 §3.4: backslash, comma, semicolon and line breaks. */
const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(',', '\\,').replaceAll(';', '\\;').replaceAll(/\r?\n/g, '\\n');

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
 * @param url Full address of the profile.
 * @param professions Names of the professions.
 */
export const vcardOf = (provider: Provider, url: string, professions: readonly string[]): string => {
  const { name, kind, credentials, locations, listing } = provider;
  const practice = locations.find((location) => location.name !== undefined)?.name;
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `KIND:${kind === 'person' ? 'individual' : 'org'}`,
    `FN:${escaped(name)}`,
    ...(kind === 'organization' ? [`ORG:${escaped(name)}`] : practice ? [`ORG:${escaped(practice)}`] : []),
    ...(kind === 'person' ? professions.map((profession) => `TITLE:${escaped(profession)}`) : []),
    ...(kind === 'organization' && professions.length > 0 ? [`CATEGORIES:${professions.map(escaped).join(',')}`] : []),
    ...[...new Set(locations.flatMap(({ phone }) => phone ?? []))].map(
      (phone) => `TEL;VALUE=uri;TYPE="work,voice":tel:${phone.replaceAll(/[^\d+]/g, '')}`,
    ),
    ...locations.map(({ address = '', city, region, postalCode = '', country }) => {
      const parts = ['', '', address, city, region, postalCode, country];
      return `ADR;TYPE=work:${parts.map(escaped).join(';')}`;
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
