import { PublishError } from '#scripts/publish/swap.ts';
import { contentRoot } from '#site/content-root.ts';
import type { ReadingIntegration } from '#site/entry-loader.ts';
import { EntryReader } from '#site/entry-reader.ts';
import { today } from '#site/today.ts';
import type { Content } from './content.ts';
import { describeReport } from './reports.ts';
import { checkContent, checkForBuild, type CheckReport } from './run.ts';

const hasErrors = ({ problems }: CheckReport): boolean => problems.some(({ severity }) => severity === 'error');

/**
 * Checks the content before Astro loads it, and brings the loader what it has parsed. Stops `astro build` before its
 * first page when there is a problem: such a site is never built. The development server leaves out what cannot be read.
 *
 * @param onChecked Called in a build with the content when it is in order.
 */
export const contentChecks = (onChecked?: (content: Content) => void): ReadingIntegration => {
  const reader = new EntryReader(contentRoot());
  return {
    name: 'content-checks',
    reader,
    hooks: {
      'astro:config:setup': ({ command, logger }) => {
        if (command === 'build') {
          const report = checkForBuild(reader, today());
          if (hasErrors(report)) {
            process.stderr.write(describeReport(report));
            throw new PublishError('The content has problems; they are listed above. Nothing was built.');
          }
          onChecked?.(report.content);
        } else if (command === 'dev') {
          const report = checkContent({ root: reader.root, today: today(), reader });
          if (!hasErrors(report)) return;
          process.stderr.write(describeReport(report));
          logger.warn('The content has problems; entries that cannot be read are left out.');
        }
      },
      // Every collection is loaded by now, and the results hold the text of each file.
      'astro:build:start': () => {
        reader.clear();
      },
    },
  };
};
