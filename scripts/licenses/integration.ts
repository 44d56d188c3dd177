import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { licenseNotices, packageOf } from './bundled.ts';

// Astro reads its configuration, and with it the integrations, in the process that asks for the build.
const bundled = new Set<string>();

/** Names of the packages that the bundler really put into scripts for readers, sorted. */
export const bundledPackages = (): string[] => [...bundled].sort();

/** Writes `/licenses.txt` from what the bundler put into scripts for readers, and from files that are copied. */
export const writeLicenses = (folder: string, files: readonly string[], packages: readonly string[]): void => {
  writeFileSync(join(folder, 'licenses.txt'), licenseNotices(files, packages));
};

/** Notes which packages the bundler really puts into scripts for readers. */
export const licenses = (): AstroIntegration => {
  return {
    name: 'licenses',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'licenses',
                applyToEnvironment: (environment) => environment.name === 'client',
                generateBundle(_options, bundle) {
                  for (const chunk of Object.values(bundle)) {
                    if (chunk.type !== 'chunk') continue;
                    for (const [module, { renderedLength }] of Object.entries(chunk.modules)) {
                      const name = packageOf(module);
                      if (name !== undefined && renderedLength > 0) bundled.add(name);
                    }
                  }
                },
              },
            ],
          },
        });
      },
    },
  };
};
