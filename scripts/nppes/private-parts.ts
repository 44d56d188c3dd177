/** What people write into names and addresses that is not for the public: whom to write to, e-mail addresses, numbers. */

/** Everything behind these words names somebody: `ATTN: …`, `C/O …`, `CARE OF …`, `% …`. */
const ADDRESSEE = /(?:^|[\s,;(])(?:(?:attn|attention)\b|(?:in )?care of\b|c\/[o0](?![a-z])|%).*$/i;
const CONTACT = /@|www\.|https?:|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b/i;

const withoutAddressee = (text: string): string => text.replace(ADDRESSEE, '').replace(/[\s,;(]+$/, '');

/** A line of an address; empty when it is a contact. */
export const publicAddressLine = (line: string): string => (CONTACT.test(line) ? '' : withoutAddressee(line));

/** The name of an organization. */
export const publicName = (name: string): string =>
  withoutAddressee(name)
    .split(' ')
    .filter((word) => !word.includes('@'))
    .join(' ');

/** A part of a person's name: no numbers, which are those of licenses. */
export const publicPersonName = (name: string): string =>
  withoutAddressee(name)
    .split(' ')
    .filter((word) => !/[\d@#]/.test(word))
    .join(' ');
