import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** Longer than the head of any page, and much shorter than most pages. */
const HEAD_BYTES = 32_768;

const buffer = Buffer.alloc(HEAD_BYTES);

const headOf = (file: string): string => {
  const handle = openSync(file, 'r');
  try {
    const read = buffer.subarray(0, readSync(handle, buffer, 0, HEAD_BYTES, 0));
    const end = read.indexOf('</head>');
    if (end !== -1) return read.toString('utf8', 0, end);
  } finally {
    closeSync(handle);
  }
  return readFileSync(file, 'utf8').split('</head>', 1)[0] ?? '';
};

/**
 * Texts of all styles in the heads of the pages, each once, sorted. The editor, which has a policy of its own, is left
 * out. Every page is looked at: a style that the policy does not name is one the reader's browser refuses.
 * @param files Paths of the built site, each beginning with a slash.
 */
export const inlineStylesIn = (folder: string, files: readonly string[]): string[] => {
  const styles = new Set<string>();
  for (const file of files) {
    if (!file.endsWith('.html') || file.startsWith('/admin/')) continue;
    for (const [, text = ''] of headOf(join(folder, file)).matchAll(/<style>([^]*?)<\/style>/g)) styles.add(text);
  }
  return [...styles].sort();
};
