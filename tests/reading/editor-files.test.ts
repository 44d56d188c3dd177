import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { renderEditorFiles } from '#scripts/schemas.ts';
import { collections, type CollectionName } from '#collections.ts';
import { readCollection } from '#site/entry-files.ts';

test('the schemas for editors are up to date', () => {
  const stale = [...renderEditorFiles()]
    .filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
    .map(([file]) => `${file} is stale; run npm run schemas`);
  expect(stale).toEqual([]);
});

describe('an editor accepts what the checks accept', () => {
  const files = renderEditorFiles();
  // `linksTo` and `citable` are ours; formats are the checks' business.
  const ajv = new Ajv({ strict: false, validateFormats: false });
  test.each(Object.keys(collections) as CollectionName[])('%s', (name) => {
    const validate = ajv.compile(JSON.parse(files.get(`content/_schemas/${name}.schema.json`) ?? '') as object);
    const { entries } = readCollection('tests/fixtures', name, collections[name]);
    expect(entries.length).toBeGreaterThan(0);
    const isList = collections[name].layout === 'list';
    const documents = isList ? [entries.map((entry) => entry.written)] : entries.map((entry) => entry.written);
    for (const document of documents) {
      validate(document);
      expect(validate.errors).toBeNull();
    }
  });
});
