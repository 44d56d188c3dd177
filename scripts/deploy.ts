/** `npm run deploy -- --to /srv/site`: publishes `dist` on a web server of your own; `--rollback` takes it back. */
import { parseArgs } from 'node:util';
import { deploy, DeployError, rollBack, type Published } from '#scripts/deploy/releases.ts';

const tell = ({ id, source, files, unchanged, kept, compressed, areRulesNew }: Published): void => {
  const from = source === id ? '' : `, with the files of ${source}`;
  console.log(`Published release ${id}${from}.`);
  console.log(`${files} files, ${unchanged} of them unchanged; ${kept} hashed files of earlier releases kept.`);
  console.log(`${compressed.files} files have brotli and gzip beside them.`);
  if (areRulesNew) console.log('Headers or redirects changed: reload your web server.');
};

try {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string', default: 'dist' },
      to: { type: 'string' },
      rollback: { type: 'boolean', default: false },
    },
  });
  if (values.to === undefined)
    throw new DeployError('Say where the site is published: npm run deploy -- --to /srv/site');
  tell(await (values.rollback ? rollBack(values.to, new Date()) : deploy(values.dir, values.to, new Date())));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
