/**
 * The content security policy of `/admin/` alone. The editor talks to GitHub, shows pictures before they are saved, and
 * writes its own styles; nothing of it reaches a reader's page.
 */
export const adminContentSecurityPolicy = (): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data: https://*.githubusercontent.com",
    "font-src 'self' data:",
    "connect-src 'self' blob: data: https://api.github.com",
    "worker-src 'self' blob:",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');

/** What `/admin/` answers with in place of the site's own headers. */
export const adminHeaders = (): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': adminContentSecurityPolicy(),
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
});
