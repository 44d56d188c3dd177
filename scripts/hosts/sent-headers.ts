/** Reads `_headers`, the file by which static hosts learn what to send, as such a host reads it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transportSecurity } from '#shell/headers.ts';
import type { Headers } from './rules.ts';

interface Rule {
  readonly matches: (path: string) => boolean;
  readonly removed: readonly string[];
  readonly added: readonly (readonly [name: string, value: string])[];
}

const ruleOf = (block: string): Rule => {
  const [pattern = '', ...lines] = block.split('\n');
  const start = pattern.replace(/\*$/, '');
  const trimmed = lines.map((line) => line.trim()).filter((line) => line !== '');
  return {
    matches: (path) => (pattern.endsWith('*') ? path.startsWith(start) : path === pattern),
    removed: trimmed.filter((line) => line.startsWith('! ')).map((line) => line.slice(2)),
    added: trimmed
      .filter((line) => !line.startsWith('! '))
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const),
  };
};

/** The headers of a path: every rule that fits, the later one winning. */
export function headersBy(text: string): (path: string) => Headers {
  const rules = text.split(/\n(?=\S)/).map(ruleOf);
  return (path) => {
    const headers = new Map<string, string>();
    for (const rule of rules.filter(({ matches }) => matches(path))) {
      for (const name of rule.removed) headers.delete(name);
      for (const [name, value] of rule.added) headers.set(name, value);
    }
    return Object.fromEntries(headers);
  };
}

/** Preview and tests set the type of a file themselves, and cache nothing: a rebuild must show at once. */
const isSent = (name: string): boolean =>
  !(name in transportSecurity) && !['Cache-Control', 'Content-Type'].includes(name);

/**
 * What hosts send with each path of a built site. Empty where no site was built.
 *
 * Without `Strict-Transport-Security`: browsers would refuse the plain address of this machine from then on.
 */
export const siteHeaders = (folder: string): ((path: string) => Headers) => {
  const file = join(folder, '_headers');
  if (!existsSync(file)) return () => ({});
  const headersOf = headersBy(readFileSync(file, 'utf8'));
  return (path) => Object.fromEntries(Object.entries(headersOf(path)).filter(([name]) => isSent(name)));
};
