import { describe, expect, test } from 'vitest';
import { reportUrl, type ReportSubject } from '#community/corrections.ts';
import { siteSchema } from '#site/schema.ts';

const NONE = { forms: {} } as const;

const FACT: ReportSubject = {
  title: 'TENS & "pain"',
  path: '/treatments/tens/#claim-tens-chronic-pain',
  fact: 'tens/chronic-pain',
  checkedOn: '2026-11-23',
};

const REPOSITORY = { ...NONE, repository: 'https://github.com/example/site' };
const MAIL = { ...NONE, contactEmail: 'desk@site.example' };
const FORM = {
  forms: {
    corrections: {
      action: 'https://forms.example/c',
      fields: {},
      answersScripts: false,
      netlify: false,
      fieldNames: {},
    },
  },
};

describe('a report carries page, fact and date to whichever channel site.yaml names', () => {
  test('the operator’s form comes first', () => {
    const url = new URL(reportUrl({ ...REPOSITORY, ...MAIL, ...FORM }, FACT), 'https://site.example');
    expect(url.pathname).toBe('/corrections/');
    // Behind the hash, which no server sees.
    expect(url.search).toBe('');
    const sent = new URLSearchParams(url.hash.slice(1));
    expect(Object.fromEntries(sent)).toEqual({ page: FACT.path, fact: FACT.fact, date: FACT.checkedOn });
  });

  test('then the issue form of the repository', () => {
    const url = new URL(reportUrl({ ...REPOSITORY, ...MAIL }, FACT));
    expect(url.origin + url.pathname).toBe('https://github.com/example/site/issues/new');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      template: 'something-wrong.yml',
      page: FACT.path,
      fact: FACT.fact,
      date: FACT.checkedOn,
    });
  });

  test('then an e-mail, whose lines mail programs read', () => {
    const url = reportUrl(MAIL, FACT);
    expect(url).toMatch(/^mailto:desk@site\.example\?subject=/);
    expect(url).not.toContain('+');
    const body = new URL(url).searchParams.get('body') ?? '';
    for (const part of [FACT.path, FACT.fact ?? '', FACT.checkedOn]) expect(body).toContain(part);
  });

  test('and without any the page that says so', () => {
    expect(reportUrl(NONE, FACT)).toBe('/corrections/');
  });
});

test.each(['claim', 'update', 'remove'] as const)('a listing can be asked to %s by every channel', (wish) => {
  expect(reportUrl(FORM, FACT, wish)).toContain(`wish=${wish}`);
  expect(reportUrl(REPOSITORY, FACT, wish)).toContain('template=correct-a-listing.yml');
  expect(decodeURIComponent(reportUrl(MAIL, FACT, wish))).toMatch(/subject=.*listing/);
});

test.each(['claim', 'update', 'remove'] as const)(
  'who is listed needs no account to %s, where there is a way',
  (wish) => {
    expect(reportUrl({ ...REPOSITORY, ...MAIL, ...FORM }, FACT, wish)).toMatch(/^\/corrections\/#/);
    expect(reportUrl({ ...REPOSITORY, ...MAIL }, FACT, wish)).toMatch(/^mailto:/);
  },
);

test('settings of three services for letters are accepted as they are written', () => {
  const base = {
    name: 'Site',
    shortName: 'Site',
    url: 'https://site.example',
    tagline: 'Line',
    description: 'Line',
  };
  const services = [
    { action: 'https://buttondown.com/api/emails/embed-subscribe/example', fields: { embed: '1' } },
    {
      action: 'https://example.us1.list-manage.com/subscribe/post?u=a&id=b',
      emailField: 'EMAIL',
      trapField: 'b_a_b',
    },
    { action: 'https://lists.site.example/subscription/form', fields: { l: 'uuid' }, trapField: 'nonce' },
  ];
  for (const newsletter of services)
    expect(siteSchema.safeParse({ ...base, forms: { newsletter } }).success).toBe(true);
});
