/** The unit by which systemd runs the inbox behind nginx or Caddy. Its paths are those of docs/deploying.md. */
import type { Site } from '#site/schema.ts';

export const inboxUnit = ({ url }: Pick<Site, 'url'>): string =>
  [
    '# Made by the build; copy it to /etc/systemd/system/ and set the user and the two paths.',
    '[Unit]',
    `Description=Inbox of ${new URL(url).host}`,
    'After=network-online.target',
    '',
    '[Service]',
    'User=site',
    'WorkingDirectory=/srv/site/source',
    'ExecStart=/srv/site/source/node_modules/.bin/node scripts/inbox-serve.ts',
    '# Keys of a newsletter service, one NAME=value a line, readable by root alone.',
    'EnvironmentFile=-/etc/site-inbox.env',
    'Restart=always',
    'NoNewPrivileges=yes',
    'PrivateTmp=yes',
    'ProtectSystem=strict',
    'ReadWritePaths=/srv/site/source/inbox',
    'MemoryMax=512M',
    '',
    '[Install]',
    'WantedBy=multi-user.target',
    '',
  ].join('\n');
