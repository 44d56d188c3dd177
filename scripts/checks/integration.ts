import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { today } from '#site/today.ts';
import { describeReport } from './reports.ts';
import { runChecks } from './run.ts';

/** Stops `astro build` before its first page when the content has a problem: such a site is never built. */
export const contentChecks = (): AstroIntegration => ({
  name: 'content-checks',
  hooks: {
    'astro:config:setup': async ({ command, config, logger }) => {
      if (command !== 'build' && command !== 'dev') return;
      // `npm run build` has checked it a moment ago.
      if (process.env['CONTENT_IS_CHECKED'] === '1') return;
      const report = await runChecks({ root: fileURLToPath(config.root), today: today() });
      if (!report.problems.some(({ severity }) => severity === 'error')) return;
      process.stderr.write(describeReport(report));
      if (command === 'build') throw new Error('The content has problems; they are listed above. Nothing was built.');
      logger.warn('The content has problems; entries that cannot be read are left out.');
    },
  },
});
