import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { readPages } from '#tests/site/pages.ts';

/** Rules switched off, each with its reason and the day it was decided. */
const SWITCHED_OFF: Readonly<Record<string, string>> = {
  'no-trailing-whitespace': '2026-11-23: white space at the end of a line is the compiler’s, and brotli takes it out.',
  'void-style': '2026-11-23: prettier writes <br />, the compiler keeps what it gets; both are valid.',
  'doctype-style': '2026-11-23: the compiler writes the doctype in capitals; both are valid.',
  'attribute-boolean-style':
    '2026-11-23: the compiler decides how a boolean attribute is written; all forms are valid.',
  'attribute-empty-style': '2026-11-23: the compiler decides how an empty attribute is written; all forms are valid.',
};

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    'heading-level': ['error', { minInitialRank: 'h1' }],
    'no-inline-style': ['error', { allowedProperties: [] }],
  },
});

/** One line per finding, as `rule: address:line:column message`. */
const findings = readPages().flatMap(({ url, html, file }) =>
  validator
    .validateStringSync(html, file)
    .results.flatMap(({ messages }) => messages)
    .map(({ ruleId, line, column, message }) => ({ ruleId, text: `${ruleId}: ${url}:${line}:${column} ${message}` })),
);

test('html-validate finds nothing on any page', () => {
  expect(findings.filter(({ ruleId }) => !(ruleId in SWITCHED_OFF)).map(({ text }) => text)).toEqual([]);
});

test('every rule that is switched off would still report something', () => {
  const reporting = new Set(findings.map(({ ruleId }) => ruleId));
  expect(Object.keys(SWITCHED_OFF).filter((rule) => !reporting.has(rule))).toEqual([]);
});
