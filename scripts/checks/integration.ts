import { join, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { PublishError } from '#scripts/publish/swap.ts';
import { contentRoot } from '#site/content-root.ts';
import { ENTRY_LOADER } from '#site/entry-loader.ts';
import { EntryReader } from '#site/entry-reader.ts';
import type { Problem } from '#site/problem.ts';
import { today } from '#site/today.ts';
import type { Content } from './content.ts';
import { PageGate } from './page-gate.ts';
import { describeProblems, describeReport, helpPage } from './reports.ts';
import { checkContent, checkForBuild, type CheckReport } from './run.ts';

type ServerSetup = NonNullable<AstroIntegration['hooks']['astro:server:setup']>;
type Server = Parameters<ServerSetup>[0]['server'];

/** Renaming a folder is told as many changes. */
const PAUSE_MS = 100;

const errorsIn = ({ problems }: CheckReport): Problem[] => problems.filter(({ severity }) => severity === 'error');

/** Shows the first problem over the page, as Vite shows those of code. */
const showOverlay = (server: Server, [first, ...others]: readonly Problem[]): void => {
  if (!first) return;
  const { file, line, column, found, fix, code } = first;
  const more = others.length === 0 ? '' : `\n\n${others.length} more in the terminal.`;
  server.ws.send({
    type: 'error',
    err: {
      message: `${file}:${line}:${column}\n\n${found}\nFix: ${fix}\nHelp: ${helpPage(code)}${more}`,
      stack: '',
      plugin: 'content',
      loc: { file: join(contentRoot(), file), line, column },
    },
  });
};

/**
 * Checks the content before Astro loads it, and brings the loader what it has parsed. Stops `astro build` before its
 * first page when there is a problem: such a site is never built. The development server says what is wrong in the
 * terminal and over the page, and goes on with the last version of the entry that was in order.
 *
 * @param onChecked Called in a build with the content when it is in order.
 */
export const contentChecks = (onChecked?: (content: Content) => void): AstroIntegration => {
  const reader = new EntryReader(contentRoot());
  const refused = new Set<string>();
  let errors: readonly Problem[] = [];
  const check = (): CheckReport => {
    const report = checkContent({ root: reader.root, today: today(), reader });
    errors = errorsIn(report);
    refused.clear();
    for (const { file } of errors) refused.add(file);
    return report;
  };
  return {
    name: 'content-checks',
    hooks: {
      'content:checked': () => ({ reader, refused }),
      'astro:config:setup': ({ command, logger }) => {
        if (command === 'build') {
          const report = checkForBuild(reader, today());
          if (errorsIn(report).length > 0) {
            process.stderr.write(describeReport(report));
            throw new PublishError('The content has problems; they are listed above. Nothing was built.');
          }
          onChecked?.(report.content);
        } else if (command === 'dev') {
          const report = check();
          if (errors.length === 0) return;
          process.stderr.write(describeReport(report));
          logger.warn('The content has problems; entries that have some are left out until they are mended.');
        }
      },
      'astro:server:setup': ({ server, refreshContent, logger }) => {
        const content = join(reader.root, 'content');
        const gate = new PageGate();
        let timer: NodeJS.Timeout | undefined;
        const checkAgain = async (): Promise<void> => {
          const before = describeProblems(errors);
          check();
          await gate.whenEmpty();
          await refreshContent?.({ loaders: [ENTRY_LOADER] });
          const now = describeProblems(errors);
          if (now !== before) process.stderr.write(now === '' ? 'No problems any more.\n' : now);
          showOverlay(server, errors);
        };
        server.middlewares.use(gate.pass);
        server.watcher.add(content);
        server.watcher.on('all', (_, path) => {
          if (!path.startsWith(`${content}${sep}`)) return;
          clearTimeout(timer);
          gate.close();
          const mine = setTimeout(() => {
            checkAgain()
              .catch((error: unknown) => {
                logger.error(`The content could not be read again: ${String(error)}`);
              })
              .finally(() => {
                // A later change opens it when it is read.
                if (timer === mine) gate.open();
              });
          }, PAUSE_MS);
          timer = mine;
        });
        // A page that is opened or loaded again has lost what was shown over it.
        server.ws.on('connection', () => {
          showOverlay(server, errors);
        });
      },
      // Every collection is loaded by now, and the results hold the text of each file.
      'astro:build:start': () => {
        reader.clear();
      },
    },
  };
};
