/** Files that follow from all others and are written last: the notices of licences, the rules for hosts. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { listFiles } from '#scripts/files/listing.ts';
import { writeHostFiles } from '#scripts/hosts/host-files.ts';
import { bundledPackages, writeLicences } from '#scripts/licences/integration.ts';
import type { PageFacts } from './page-facts.ts';
import { isShard, plannedPages } from './page-plan.ts';

export interface BuiltSite {
  /** Holds the site, whole but for these files. */
  readonly folder: string;
  /** The folder that holds `content/`. */
  readonly root: string;
  readonly pages: readonly PageFacts[];
  /** Names of the packages in scripts for readers. */
  readonly packages: readonly string[];
}

export const writeLastFiles = ({ folder, root, pages, packages }: BuiltSite): void => {
  const files = listFiles(folder);
  writeLicences(folder, files, packages);
  writeHostFiles({ folder, root, files, pages });
};

/** Stands last among the integrations. */
export const lastFiles = (): AstroIntegration => {
  let root = '.';
  return {
    name: 'last-files',
    hooks: {
      'astro:config:setup': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': async ({ dir }) => {
        const { facts, whole } = plannedPages();
        await whole;
        // A shard is not yet a site.
        if (isShard()) return;
        writeLastFiles({ folder: fileURLToPath(dir), root, pages: facts, packages: bundledPackages() });
      },
    },
  };
};
