import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import { expect, test } from 'vitest';
import { collections } from '#collections.ts';
import { mergedObject } from '#site/schema-fields.ts';
import { editorConfig } from '#scripts/admin/config.ts';
import { adminFiles, closedAdminFiles } from '#scripts/admin/files.ts';
import { adminContentSecurityPolicy, adminHeaders } from '#scripts/admin/policy.ts';
import { readContent } from '#scripts/checks/content.ts';
import { readSite } from '#site/read-site.ts';

const DAY = '2026-06-01';
const content = readContent('tests/fixtures', DAY);
const site = { ...readSite('tests/fixtures'), repository: 'https://github.com/owner/name.git' };
const config = editorConfig(site, content);

const folder = dirname(createRequire(import.meta.url).resolve('@sveltia/cms'));

test('the configuration is one that the editor accepts', () => {
  const schema = JSON.parse(readFileSync(join(folder, '../schema/sveltia-cms.json'), 'utf8')) as object;
  const validate = new Ajv({ strict: false, formats: { regex: true, uri: true } }).compile(schema);
  expect(validate(config), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
});

test('contributors save to a fork and open a pull request', () => {
  expect(config).toMatchObject({
    backend: { repo: 'owner/name', open_authoring: true, auth_scope: 'public_repo' },
    publish_mode: 'editorial_workflow',
  });
});

test.each(config.collections.map(({ name }) => name))('%s asks for every key its schema wants', (name) => {
  const shelf = config.collections.find((candidate) => candidate.name === name);
  const required = shelf?.fields.filter((field) => field['required'] === true).map((field) => field.name);
  const problems = mergedObject(collections[name].schema).safeParse({}).error?.issues ?? [];
  const missing = problems.filter(({ path }) => path.length === 1).map(({ path }) => String(path[0]));
  expect(required).toEqual(missing);
});

test('a slug is chosen from what exists', () => {
  const article = config.collections.find(({ name }) => name === 'articles');
  const category = article?.fields.find(({ name }) => name === 'category');
  expect(category?.['options']).toContainEqual({ value: 'example-pain', label: 'Example pain (example-pain)' });
});

test('the page is hidden from search engines, and its scripts are its own', () => {
  const page = String(
    adminFiles('tests/fixtures', DAY)
      .find(({ path }) => path === 'index.html')
      ?.read(),
  );
  expect(page).toContain('<meta name="robots" content="noindex, nofollow">');
  expect(page.match(/<script\b[^>]*>/g)).toEqual([
    '<script src="/admin/start.js" defer>',
    '<script src="/admin/sveltia-cms.js" defer>',
  ]);
  expect(adminContentSecurityPolicy()).toMatch(/script-src 'self';/);
});

test('no address of a font from elsewhere is left in the editor, and its icons are here', () => {
  const files = adminFiles('tests/fixtures', DAY);
  const editor = String(files.find(({ path }) => path === 'sveltia-cms.js')?.read());
  expect(editor).not.toMatch(/cdn\.jsdelivr\.net|fonts\.googleapis/);
  expect(editor).toContain('/admin/icons.woff2');
  expect(files.find(({ path }) => path === 'icons.woff2')?.read().length).toBeGreaterThan(100_000);
});

test('where no repository is set, the page says what to do, and holds no script', () => {
  const [page, ...others] = closedAdminFiles.map(({ read }) => String(read()));
  expect(others).toEqual([]);
  expect(page).toContain('<meta name="robots" content="noindex, nofollow">');
  expect(page).toContain('repository: https://github.com/owner/name');
  expect(page).toContain('npm run dev');
  expect(page).not.toContain('<script');
});

test('the policy stands in the page as in the header, but for what only a header can say', () => {
  const [page] = adminFiles('tests/fixtures', DAY);
  const inPage = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(String(page?.read()))?.[1]?.split('; ');
  const inHeader = adminHeaders()['Content-Security-Policy']?.split('; ');
  expect(inPage).toEqual(inHeader?.filter((part) => !part.startsWith('frame-ancestors')));
});

test('a switch stands where the schema has it when the key is left out', () => {
  const article = config.collections.find(({ name }) => name === 'articles');
  expect(article?.fields.find(({ name }) => name === 'commentsOpen')?.['default']).toBe(true);
});

test('bounds of lists stand in words, since the editor shows its own message unfilled', () => {
  expect(JSON.stringify(config.collections)).not.toMatch(/"(?:min|max)":/);
  const article = config.collections.find(({ name }) => name === 'articles');
  expect(article?.fields.find(({ name }) => name === 'keyMessages')?.['hint']).toMatch(/At (?:least|most) \d/);
});

test('what a form cannot do is said on its shelf', () => {
  const told = Object.fromEntries(config.collections.map(({ name, description }) => [name, description]));
  expect(told['articles']).toContain('.mdx');
  expect(told['people']).toContain('Providers');
  for (const description of Object.values(told)) expect(description).toContain('citation');
});
