/** Splits a Markdown file into its front matter and its text. Nothing but `---` on a line of its own opens or closes. */

export interface FrontMatter {
  readonly yaml: string;
  /** Offset of the YAML in the file. */
  readonly yamlStart: number;
  readonly body: string;
  readonly bodyStart: number;
}

export interface FrontMatterFault {
  readonly fault: {
    readonly code: 'front-matter';
    readonly offset: number;
    readonly found: string;
    readonly fix: string;
  };
}

const FENCE = /^---[ \t]*$/;

const faultAt = (offset: number, found: string, fix: string): FrontMatterFault => ({
  fault: { code: 'front-matter', offset, found, fix },
});

export const splitFrontMatter = (text: string): FrontMatter | FrontMatterFault => {
  const opening = lineAt(text, 0);
  if (!FENCE.test(opening.line)) {
    return faultAt(
      0,
      opening.line.startsWith('+++')
        ? 'The file starts with "+++", which opens TOML.'
        : 'The file does not start with a line that holds only "---".',
      'make "---" the first line, then the keys, then "---" on a line of its own, then the text.',
    );
  }
  const yamlStart = opening.next;
  for (let at = yamlStart; at < text.length;) {
    const { line, next } = lineAt(text, at);
    if (FENCE.test(line))
      return { yaml: text.slice(yamlStart, at), yamlStart, body: text.slice(next), bodyStart: next };
    // A parser that closes the block here would publish what the author believed to be a setting.
    if (line.startsWith('---')) {
      return faultAt(at, 'This line starts with "---" and goes on.', 'leave "---" alone on its line.');
    }
    at = next;
  }
  return faultAt(0, 'The front matter is opened and never closed.', 'write "---" on a line of its own above the text.');
};

/** The line that starts at an offset, without its line ending, and where the next one starts. */
const lineAt = (text: string, at: number): { line: string; next: number } => {
  const end = text.indexOf('\n', at);
  if (end === -1) return { line: text.slice(at), next: text.length };
  return { line: text.slice(at, end).replace(/\r$/, ''), next: end + 1 };
};
