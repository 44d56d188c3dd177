/** Finds what an address means among the choices of a list. Runs in the browser. */

export interface OfferedChoice {
  readonly value: string;
  readonly text: string;
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/**
 * The value of the choice: by its value, by the words shown for it, or by the end of a region's slug (`NY` of `us-ny`),
 * whatever the capitals. Undefined when nothing fits.
 */
export const matchChoice = (wanted: string, choices: readonly OfferedChoice[]): string | undefined => {
  const offered = choices.filter(({ value }) => value !== '');
  const exact = offered.find(({ value }) => value === wanted);
  if (exact) return exact.value;
  const key = plain(wanted);
  if (key === '') return undefined;
  const fits: readonly ((choice: OfferedChoice) => boolean)[] = [
    ({ value }) => plain(value) === key,
    ({ text }) => plain(text) === key,
    ({ value }) => /^[a-z]{2}-[a-z0-9]{1,3}$/.test(value) && value.endsWith(`-${key}`),
  ];
  for (const fit of fits) {
    const found = offered.find(fit);
    if (found) return found.value;
  }
  return undefined;
};
