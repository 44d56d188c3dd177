import type { Site } from '#site/schema.ts';

/** RFC 9116 advises less than a year; a site that nobody builds for half a year may well have lost its operator. */
const DAYS = 180;

/**
 * `/.well-known/security.txt` (RFC 9116); undefined where the operator gave no address to write to.
 * @param today Day of the build.
 */
export const securityText = ({ url, contactEmail, language }: Site, today: string): string | undefined => {
  if (contactEmail === undefined) return undefined;
  const expires = new Date(Date.parse(`${today}T00:00:00Z`) + DAYS * 86_400_000).toISOString().slice(0, 19);
  return [
    `Contact: mailto:${contactEmail}`,
    `Expires: ${expires}Z`,
    `Preferred-Languages: ${language.split('-')[0] ?? 'en'}`,
    `Canonical: ${url}/.well-known/security.txt`,
    '',
  ].join('\n');
};
