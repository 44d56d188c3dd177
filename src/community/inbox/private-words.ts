/** E-mail and IP addresses in what a person wrote: they never reach a file that git sees. */
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const IP = /\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b/g;

export const findPrivate = (text: string): string[] => [...(text.match(EMAIL) ?? []), ...(text.match(IP) ?? [])];

/** @param mark Stands in the place of each. */
export const withoutAddresses = (text: string, mark = '[address removed]'): string =>
  text.replaceAll(EMAIL, mark).replaceAll(IP, mark);
