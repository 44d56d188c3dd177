import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DATA_CHANGES, DATA_VERSION } from '#evidence/open-data.ts';
import { GROUP_TERMS } from '#evidence/summary.ts';
import { topicFeed } from '#shell/feed.ts';
import type { Site } from '#site/schema.ts';
import { changeDays, STATUS_MEANINGS, type TopicCard } from '#topics/model.ts';
import { conditionSchema, NOT_KNOWN, REGULATORY_STATUSES } from '#topics/schema.ts';

const SITE: Site = {
  name: 'Example Directory',
  url: 'https://example.com',
  description: 'An example.',
  language: 'en-US',
} as Site;

const TOPIC: TopicCard = {
  kind: 'condition',
  slug: 'gout',
  name: 'Gout',
  url: '/conditions/gout/',
  summary: 'Attacks in a joint.',
  alsoKnownAs: [],
  group: 'leg-foot',
};

test('changes stand by day, the newest first, with the findings that were compared that day', () => {
  expect(
    changeDays(
      [
        { on: '2026-11-01', what: 'Added a guideline.' },
        { on: '2026-11-29', what: 'Added how it goes without treatment.' },
      ],
      [{ checkedOn: '2026-11-29' }, { checkedOn: '2026-11-29' }, { checkedOn: '2026-10-02' }],
    ),
  ).toEqual([
    { on: '2026-11-29', what: ['Added how it goes without treatment.', 'Compared 2 findings with their sources.'] },
    { on: '2026-11-01', what: ['Added a guideline.'] },
    { on: '2026-10-02', what: ['Compared 1 finding with its source.'] },
  ]);
});

test('the feed of a topic has an entry a day, and the date of the newest as its own', () => {
  const feed = topicFeed(SITE, TOPIC, [{ on: '2026-11-29', what: ['One.', 'Two & three.'] }], '2026-11-23');
  expect(feed).toContain('<id>https://example.com/conditions/gout/</id>');
  expect(feed).toContain('<updated>2026-11-29T');
  expect(feed).toContain('<id>https://example.com/conditions/gout/#changed-2026-11-29</id>');
  expect(feed).toContain('href="https://example.com/conditions/gout/feed.xml"');
  expect(topicFeed(SITE, TOPIC, [], '2026-11-23')).toContain('<updated>2026-11-23T');
});

const untreated = (text: string): boolean => conditionSchema.shape.untreated.safeParse(text).success;

test('how it goes without treatment has a source, or is not known', () => {
  expect(untreated('Most people are well after a year [@example-2020].')).toBe(true);
  expect(untreated(NOT_KNOWN)).toBe(true);
  expect(untreated('Most people are well after a year.')).toBe(false);
  expect(conditionSchema.shape.untreated.parse(undefined)).toBe(NOT_KNOWN);
});

test('every condition says how it goes without treatment, or that this is not known', () => {
  const folder = 'content/conditions';
  const silent = readdirSync(folder).filter((file) => !/^untreated: /m.test(readFileSync(`${folder}/${file}`, 'utf8')));
  expect(silent).toEqual([]);
});

test('every word of a regulator is explained, and none of them promises that a treatment helps', () => {
  expect(Object.keys(STATUS_MEANINGS).sort()).toEqual([...REGULATORY_STATUSES].sort());
  expect(STATUS_MEANINGS.cleared).toContain('not proof');
});

test('every group of findings has an entry in the glossary', () => {
  const entries = new Set(readdirSync('content/glossary').map((file) => file.replace(/\.yaml$/, '')));
  expect(Object.values(GROUP_TERMS).filter((term) => !entries.has(term))).toEqual([]);
});

test('the newest change note is about the version of the open data that is published', () => {
  expect(DATA_CHANGES[0]?.version).toBe(DATA_VERSION);
  expect(DATA_CHANGES.map(({ on }) => on)).toEqual(
    DATA_CHANGES.map(({ on }) => on)
      .sort()
      .reverse(),
  );
});
