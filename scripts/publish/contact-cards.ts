import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getProviderPage } from '#providers/queries.ts';
import { vcardOf } from '#providers/vcard.ts';
import { address } from '#site/addresses.ts';
import { getSite } from '#site/queries.ts';

/** While developing this route answers; a build writes the cards itself, since each would take as long as a page. */
export const CONTACT_CARD_ROUTE = 'src/pages/providers/[slug]/contact.vcf.ts';

const PROFILE = /^providers\/([^/]+)\/index\.html$/;

/**
 * Writes the contact card beside each of the profiles among these files.
 *
 * @returns File of the card by file of the profile.
 */
export const writeContactCards = async (
  folder: string,
  files: Iterable<string>,
): Promise<ReadonlyMap<string, string>> => {
  const { url } = await getSite();
  const cards = new Map<string, string>();
  for (const file of files) {
    const slug = PROFILE.exec(file)?.[1];
    if (slug === undefined) continue;
    const { provider, card } = await getProviderPage(slug);
    const target = address.providerCard(slug).slice(1);
    writeFileSync(join(folder, target), vcardOf(provider, `${url}${card.url}`, card.professions));
    cards.set(file, target);
  }
  return cards;
};
