import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { listFiles } from '#scripts/files/listing.ts';
import { licenceNotices, packageOf, packageOfHelper } from './bundled.ts';

/** Writes `/licences.txt` from what the bundler really put into scripts for readers, and from files that are copied. */
export const licences = (): AstroIntegration => {
  const bundled = new Set<string>();
  return {
    name: 'licences',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'licences',
                applyToEnvironment: (environment) => environment.name === 'client',
                generateBundle(_options, bundle) {
                  for (const chunk of Object.values(bundle)) {
                    if (chunk.type !== 'chunk') continue;
                    for (const [module, { renderedLength }] of Object.entries(chunk.modules)) {
                      const name = packageOf(module) ?? packageOfHelper(module);
                      if (name !== undefined && renderedLength > 0) bundled.add(name);
                    }
                  }
                },
              },
            ],
          },
        });
      },
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        writeFileSync(join(folder, 'licences.txt'), licenceNotices(listFiles(folder), [...bundled].sort()));
      },
    },
  };
};
