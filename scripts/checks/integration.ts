import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { hasEntries } from '#site/entries.ts';
import { today } from '#site/today.ts';
import { handOver } from './content.ts';
import { describeReport } from './reports.ts';
import { checkContent, type CheckReport } from './run.ts';

/**
 * Reads and checks the content and hands it to the pages. Stops `astro build` before its first page when it has a
 * problem: such a site is never built. The development server leaves out what cannot be read, and reads again when a
 * file changes.
 */
export const contentChecks = (): AstroIntegration => {
  let root = '';
  const readAgain = (): CheckReport => {
    const report = checkContent({ root, today: today() });
    handOver(report.content);
    return report;
  };
  return {
    name: 'content-checks',
    hooks: {
      'astro:config:setup': ({ command, config, logger }) => {
        root = fileURLToPath(config.root);
        if (command !== 'build' && command !== 'dev') return;
        // `npm run build` has checked and handed over everything a moment ago.
        if (command === 'build' && hasEntries()) return;
        const report = readAgain();
        if (!report.problems.some(({ severity }) => severity === 'error')) return;
        process.stderr.write(describeReport(report));
        if (command === 'build') throw new Error('The content has problems; they are listed above. Nothing was built.');
        logger.warn('The content has problems; entries that cannot be read are left out.');
      },
      'astro:server:setup': ({ server }) => {
        const content = join(root, 'content');
        server.watcher.add(content);
        server.watcher.on('all', (_, path) => {
          if (relative(content, path).startsWith('..')) return;
          readAgain();
          server.hot.send({ type: 'full-reload' });
        });
      },
    },
  };
};
