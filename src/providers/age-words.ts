/** How a profile's page names whom a provider sees. */
import type { Provider } from './schema.ts';

const AGE_WORDS: Readonly<Record<Provider['ageGroups'][number], string>> = {
  children: 'children under 13',
  teens: 'teenagers',
  adults: 'adults',
  'older-adults': 'people of 65 and older',
};

/** `children under 13, adults` */
export const ageWords = (groups: Provider['ageGroups']): string => groups.map((group) => AGE_WORDS[group]).join(', ');
