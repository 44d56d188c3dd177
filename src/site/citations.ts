/** Citations as contributors write them: `[@padda-2021]`, or `[@padda-2021; @shang-2023]`. */
const CITATION = /\s*\[(@[a-z0-9]+(?:-[a-z0-9]+)*(?:;\s*@[a-z0-9]+(?:-[a-z0-9]+)*)*)\]/g;

export type TextPart = { readonly text: string } | { readonly ids: readonly string[] };

/** Splits plain text at its citations. The blank before a citation goes, so that the number clings to its word. */
export const splitCitations = (text: string): TextPart[] => {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(CITATION)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ ids: (match[1] ?? '').split(/;\s*/).map((id) => id.slice(1)) });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
};

/** The source ids a text cites, in order of appearance, with repeats. */
export const citedIds = (text: string): string[] =>
  splitCitations(text).flatMap((part) => ('ids' in part ? part.ids : []));

/** The text without its citations, for places that have no reference list. */
export const withoutCitations = (text: string): string => text.replaceAll(CITATION, '');
