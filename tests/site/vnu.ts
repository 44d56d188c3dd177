import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findOrInstallJava } from '#scripts/java.ts';
import { DIST } from '#tests/site/pages.ts';
import type { Finding } from '#tests/site/report.ts';

interface Message {
  readonly type: string;
  readonly subType?: string;
  readonly url?: string;
  readonly lastLine?: number;
  readonly message: string;
}

/** Messages that are not ours to mend, each with its reason and the day it was decided. */
const EXCEPTED: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  {
    pattern: /^The “list” role is unnecessary for element/,
    reason: '2026-11-23: VoiceOver takes a list without bullets for plain text unless it says role="list".',
  },
  {
    pattern: /^CSS: “position-(?:area|try-fallbacks)”: Property “[a-z-]+” doesn't exist\.$/,
    reason:
      '2026-11-23: styles stand inside the pages, and vnu 26.9 does not know CSS Anchor Positioning. Browsers that do not know it either are kept out by @supports.',
  },
  {
    pattern:
      /^CSS: (?:“(container-type|field-sizing)”: Property “\1” doesn't exist\.|Unrecognized at-rule “@container”)/,
    reason:
      '2026-11-29: styles stand inside the pages, and vnu 26.9 does not know CSS container queries and fields that grow.',
  },
];

const VNU_JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

/** What vnu puts before the path of a page. */
const BUILD = pathToFileURL(resolve(DIST)).href.replace('file:///', 'file:/');

export interface VnuReport {
  readonly findings: readonly Finding[];
  /** Reasons of exceptions that none of the messages needs. */
  readonly idleExceptions: readonly string[];
}

/** One Java run over files or folders: starting Java costs more than checking a page. */
export async function checkWithVnu(paths: readonly string[]): Promise<VnuReport> {
  const java = await findOrInstallJava();
  const args = ['-Xss8m', '-jar', VNU_JAR, '--skip-non-html', '--stdout', '--exit-zero-always', '--format', 'json'];
  const { stdout, stderr, status } = spawnSync(java, [...args, ...paths], {
    encoding: 'utf8',
    maxBuffer: 1024 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`The W3C checker did not run: ${stderr.slice(0, 2000)}`);
  const { messages } = JSON.parse(stdout) as { messages: readonly Message[] };
  const findings = messages
    .filter(({ type, subType }) => type !== 'info' || subType === 'warning')
    .filter(({ message }) => !EXCEPTED.some(({ pattern }) => pattern.test(message)))
    .map(({ url, lastLine, message }) => ({
      where: `${url?.replace(BUILD, '') ?? ''}:${lastLine ?? 0}`,
      what: message,
    }));
  const idle = EXCEPTED.filter(({ pattern }) => !messages.some(({ message }) => pattern.test(message)));
  return { findings, idleExceptions: idle.map(({ reason }) => reason) };
}
