import { HtmlValidate } from 'html-validate';
import type { Page } from '#tests/site/pages.ts';
import type { Finding } from '#tests/site/report.ts';

/** Rules that do not count, everywhere or on what the selector matches, each with its reason and the day. */
const EXCEPTED: readonly { readonly rule: string; readonly selector?: RegExp; readonly reason: string }[] = [
  {
    rule: 'require-sri',
    reason: '2026-11-23: every file comes from our own origin, so there is nobody to guard against.',
  },
  {
    rule: 'no-redundant-role',
    reason: '2026-11-23: VoiceOver takes a list without bullets for plain text unless it says role="list".',
  },
  {
    rule: 'long-title',
    reason: '2026-11-23: a cited paper is shown under its full title; a search engine cuts it off.',
  },
  {
    rule: 'wcag/h32',
    selector: /site-settings|compare-form/,
    reason: '2026-11-23: a setting, and what is compared, apply when they are chosen, so there is nothing to submit.',
  },
];

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    'heading-level': ['error', { minInitialRank: 'h1' }],
    'no-inline-style': ['error', { allowedProperties: [] }],
  },
});

export interface HtmlReport {
  readonly findings: readonly Finding[];
  /** Reasons of exceptions that none of the pages needs. */
  readonly idleExceptions: readonly string[];
}

export function validatePages(pages: readonly Page[]): HtmlReport {
  const needed = new Set<string>();
  const findings: Finding[] = [];
  for (const { url, html, file } of pages)
    for (const { messages } of validator.validateStringSync(html, file).results)
      for (const { ruleId, selector, line, column, message } of messages) {
        const exception = EXCEPTED.find(
          ({ rule, selector: pattern }) => rule === ruleId && (pattern?.test(selector ?? '') ?? true),
        );
        if (exception) needed.add(exception.reason);
        else findings.push({ where: `${url}:${line}:${column}`, what: `${ruleId}: ${message}` });
      }
  return { findings, idleExceptions: EXCEPTED.map(({ reason }) => reason).filter((reason) => !needed.has(reason)) };
}
