import { createHash } from 'node:crypto';
import { LAYER_ORDER } from '#design/layer-order.ts';
import { EARLY_SETTINGS_SCRIPT } from './early-settings.ts';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const hashesOf = (texts: readonly string[]): string => [...new Set(texts)].map(hashOf).join(' ');

/**
 * The content security policy of every page (CSP Level 3). `'wasm-unsafe-eval'` is for Pagefind.
 * @param formOrigins Origins of the operator's form endpoints.
 * @param scriptOrigins Those of them whose answer a script may read.
 * @param inlineStyles Texts of the styles inside the built pages.
 */
export const contentSecurityPolicy = (
  formOrigins: readonly string[] = [],
  scriptOrigins: readonly string[] = [],
  inlineStyles: readonly string[] = [],
): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashOf(EARLY_SETTINGS_SCRIPT)}`,
    `style-src 'self' ${hashesOf([LAYER_ORDER, ...inlineStyles])}`,
    "img-src 'self'",
    "font-src 'self'",
    ["connect-src 'self'", ...scriptOrigins].join(' '),
    "worker-src 'self'",
    "manifest-src 'self'",
    ["form-action 'self'", ...formOrigins].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "frame-src 'none'",
  ].join('; ');

/** Headers every answer carries, whatever the host. */
export const securityHeaders = (
  formOrigins: readonly string[] = [],
  scriptOrigins: readonly string[] = [],
  inlineStyles: readonly string[] = [],
): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': contentSecurityPolicy(formOrigins, scriptOrigins, inlineStyles),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'geolocation=(self), camera=(), microphone=(), payment=(), usb=()',
});

/**
 * Tells browsers to come by https alone, for two years (RFC 6797). Published hosts send it; `npm run preview` does not,
 * since browsers would then refuse the plain address of this machine.
 */
export const transportSecurity: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
};
