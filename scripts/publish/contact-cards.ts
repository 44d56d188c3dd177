import { getProviderPage } from '#providers/queries.ts';
import { vcardOf } from '#providers/vcard.ts';
import { address } from '#site/addresses.ts';
import { getSite } from '#site/queries.ts';

/** While developing this route answers; a build makes the cards itself, since each would take as long as a page. */
export const CONTACT_CARD_ROUTE = 'src/pages/providers/[slug]/contact.vcf.ts';

const PROFILE = /^providers\/([^/]+)\/index\.html$/;

/** The contact card that lies beside a page; none where it is no profile. */
export const contactCardBeside = async (
  page: string,
): Promise<{ readonly file: string; readonly text: string } | undefined> => {
  const slug = PROFILE.exec(page)?.[1];
  if (slug === undefined) return undefined;
  const { url } = await getSite();
  const { provider, card } = await getProviderPage(slug);
  return {
    file: address.providerCard(slug).slice(1),
    text: vcardOf(provider, `${url}${card.url}`, card.professions),
  };
};
