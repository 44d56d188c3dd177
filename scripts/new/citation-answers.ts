/** Ways to write on one line what CSL keeps as lists. */

export type CslName = { readonly family: string; readonly given?: string } | { readonly literal: string };

/** `Johnson, Mark; Paley, Carole; World Health Organization` → CSL names. A name without a comma is an organization's. */
export const authorsFrom = (answer: string): CslName[] =>
  answer
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name): CslName => {
      const [family = '', ...rest] = name.split(',').map((part) => part.trim());
      const given = rest.join(', ');
      return given === '' ? { literal: family } : { family, given };
    });

/** `2021`, `2021-03` or `2021-03-09` → `{ 'date-parts': [[2021, 3, 9]] }`; anything else stays as it is, to be told. */
export const issuedFrom = (answer: string): unknown =>
  /^\d{4}(?:-\d{1,2}){0,2}$/.test(answer) ? { 'date-parts': [answer.split('-').map(Number)] } : answer;

/** The other way round, for answers that were fetched. */
export const authorsAsAnswer = (names: readonly CslName[]): string =>
  names
    .map((name) => ('literal' in name ? name.literal : [name.family, name.given].filter(Boolean).join(', ')))
    .join('; ');
