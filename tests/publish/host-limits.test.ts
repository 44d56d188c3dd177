import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { beyondLimits, certainlyTooMany, HOST_LIMITS, type SiteWeight } from '#scripts/hosts/limits.ts';
import { inspectForHosts } from '#scripts/publish/host-limits.ts';
import { siteSchema } from '#site/schema.ts';

const siteOf = (files: Readonly<Record<string, number>>, redirects = 0): SiteWeight => ({
  files: new Map(Object.entries(files)),
  redirects,
});

const many = (count: number, folder: string): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}/${index}.json`, 1000]));

describe('a host', () => {
  test('takes a site that is as large as it may be', () => {
    expect(beyondLimits('cloudflare-pages', siteOf(many(20_000, 'finder'), 2000))).toEqual([]);
  });

  test('refuses one file more, and what to switch off is said with where the files lie', () => {
    const files = { ...many(15_000, 'finder'), ...many(5000, 'providers'), 'index.html': 1 };
    expect(beyondLimits('cloudflare-pages', siteOf(files))).toEqual([
      'Cloudflare Pages (free plan) takes 20,000 files, and the site has 20,001. Most lie in finder/ 15,000, providers/ 5,000, ./ 1. To have fewer, set registryRows: organizations (or none) in content/site.yaml, or choose another host.',
    ]);
    expect(beyondLimits('cloudflare-pages-paid', siteOf(files))).toEqual([]);
    expect(beyondLimits('other', siteOf(files))).toEqual([]);
  });

  test('refuses a file that is too large, a site that is, and too many redirects', () => {
    expect(beyondLimits('cloudflare-pages', siteOf({ 'a.pdf': 26 * 2 ** 20 }, 2001))).toEqual([
      'Cloudflare Pages (free plan) takes files of 26 MB each, and a.pdf has 27 MB. Make it smaller, or keep it elsewhere and link to it.',
      'Cloudflare Pages (free plan) takes 2,000 redirects, and the site has 2,001. Take the oldest out of redirects in content/site.yaml.',
    ]);
    expect(beyondLimits('github-pages', siteOf({ 'a.zip': 900_000_000, 'b.zip': 200_000_000 }))).toEqual([
      expect.stringContaining('GitHub Pages takes 1,000 MB, and the site has 1,100 MB.'),
    ]);
  });

  test('is told before anything is rendered, when it is certain', () => {
    expect(certainlyTooMany('cloudflare-pages', 20_000)).toBeUndefined();
    expect(certainlyTooMany('other', 1_000_000)).toBeUndefined();
    expect(certainlyTooMany('cloudflare-pages', 31_000)).toMatch(/takes 20,000 files.*at least 31,000.*registryRows/);
  });

  test('that content/site.yaml may name is one whose limits are known', () => {
    expect(siteSchema.shape.host.unwrap().options.toSorted()).toEqual(Object.keys(HOST_LIMITS).sort());
  });
});

describe('a built site', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hosts-'));
    mkdirSync(join(folder, 'downloads'));
    writeFileSync(join(folder, 'downloads/large.pdf'), Buffer.alloc(26 * 2 ** 20));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('is a fault for the host that is named, and a warning where none is', () => {
    const named = inspectForHosts(folder, { host: 'cloudflare-pages', redirects: {} });
    expect(named.warnings).toEqual([]);
    expect(named.faults).toEqual([expect.stringContaining('downloads/large.pdf')]);
    expect(inspectForHosts(folder, { host: 'github-pages', redirects: {} }).faults).toEqual([]);
    const unnamed = inspectForHosts(folder, { host: undefined, redirects: {} });
    expect(unnamed.faults).toEqual([]);
    expect(unnamed.warnings).toHaveLength(2);
  });
});
