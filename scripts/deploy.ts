/** `npm run deploy -- --to /srv/site`: publishes `dist` on a web server of your own; `--rollback` takes it back. */
import { argumentsOrExit } from '#scripts/command-line.ts';
import { explainSystemError } from '#scripts/files/system-errors.ts';
import { deploy, DeployError, rollBack, type Published } from '#scripts/deploy/releases.ts';

const USAGE = `npm run deploy -- --to FOLDER

--to FOLDER   where the web server finds its sites: a release is put into it, and \`current\` is set to it in one step
--dir FOLDER  the built site. Default: dist
--rollback    publish the release before this one again
`;

const values = argumentsOrExit('deploy', USAGE, {
  dir: { type: 'string', default: 'dist' },
  to: { type: 'string' },
  rollback: { type: 'boolean', default: false },
});

const tell = ({ id, source, files, unchanged, kept, compressed, areRulesNew }: Published): void => {
  const from = source === id ? '' : `, with the files of ${source}`;
  console.log(`Published release ${id}${from}.`);
  console.log(`${files} files, ${unchanged} of them unchanged; ${kept} hashed files of earlier releases kept.`);
  console.log(`${compressed.files} files have brotli and gzip beside them.`);
  if (areRulesNew) console.log('Headers or redirects changed: reload your web server.');
};

try {
  if (values.to === undefined)
    throw new DeployError('Say where the site is published: npm run deploy -- --to /srv/site');
  tell(await (values.rollback ? rollBack(values.to, new Date()) : deploy(values.dir, values.to, new Date())));
} catch (error) {
  console.error(explainSystemError(error) ?? (error instanceof Error ? error.message : error));
  process.exitCode = 1;
}
