/** Names of people and places, which keep their capital letter. */
const PROPER = /^(?:Alexander|Ehlers|Feldenkrais|Pilates|Reiki)\b/;

/**
 * A name as it stands inside a sentence: `Massage therapy` → `massage therapy`; TENS, EMDR and the Alexander technique
 * stay as they are.
 */
export const inSentence = (name: string): string =>
  PROPER.test(name) || /^\S*\p{Lu}\S*\p{Lu}/u.test(name) || /^\p{Lu}\b/u.test(name)
    ? name
    : name.charAt(0).toLowerCase() + name.slice(1);
