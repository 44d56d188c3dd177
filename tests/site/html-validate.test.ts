import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { readPages } from '#tests/site/pages.ts';
import { listFaults } from '#tests/site/report.ts';

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
    selector: /reading-settings/,
    reason: '2026-11-23: a reading setting applies when it is chosen, so there is nothing to submit.',
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

const findings = readPages().flatMap(({ url, html, file }) =>
  validator
    .validateStringSync(html, file)
    .results.flatMap(({ messages }) => messages)
    .map((found) => ({
      where: `${url}:${found.line}:${found.column}`,
      what: `${found.ruleId}: ${found.message}`,
      exception: EXCEPTED.find(
        ({ rule, selector }) => rule === found.ruleId && (selector?.test(found.selector ?? '') ?? true),
      ),
    })),
);

test('html-validate finds nothing on any page', () => {
  expect(listFaults(findings.filter(({ exception }) => exception === undefined))).toEqual([]);
});

test('every exception is still needed', () => {
  const needed = new Set(findings.map(({ exception }) => exception));
  expect(EXCEPTED.filter((exception) => !needed.has(exception))).toEqual([]);
});
