import { expect, test } from 'vitest';
import { takenData } from '#community/health-data.ts';
import { siteSchema } from '#site/schema.ts';

const settings = (forms: unknown, newsletterService?: string) =>
  siteSchema.parse({
    name: 'Site',
    shortName: 'Site',
    url: 'https://site.example',
    tagline: 'T',
    description: 'D',
    forms,
    ...(newsletterService !== undefined && { newsletterService }),
  });

test('a site without forms takes nothing', () => {
  expect(takenData(settings({}))).toEqual([]);
});

test('each form that is shown says what it takes and who receives it', () => {
  expect(takenData(settings('node')).map(({ form, goesTo }) => [form, goesTo])).toEqual([
    ['Comments', 'the server of this site. A published comment is public'],
    ['Reports and requests about listings', 'the server of this site'],
    ['Newsletter', 'the server of this site'],
  ]);
  expect(takenData(settings('node', 'buttondown')).at(-1)?.goesTo).toBe('Buttondown, which sends the letters');
});

test('a function of a host passes nothing on by which its sender could be reached, and says so', () => {
  const rows = takenData(settings('netlify'));
  expect(rows.map(({ form }) => form)).toEqual(['Comments', 'Reports and requests about listings']);
  expect(rows[1]).toMatchObject({
    holds: 'the page, your words. How to reach you is not passed on',
    goesTo: 'Netlify, which passes it to our repository, where it is public',
  });
});

test('a form service is named by its address', () => {
  const [row] = takenData(settings({ corrections: { action: 'https://forms.example/c' } }));
  expect(row?.goesTo).toBe('forms.example');
});
