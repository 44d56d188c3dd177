/** The text of a topic in its sections, so that a page can fold them and show in flare mode what helps today. */

interface TextSection {
  readonly id: string;
  /** HTML of the heading. */
  readonly title: string;
  /** HTML below the heading. */
  readonly html: string;
}

interface SectionedText {
  /** HTML above the first heading. */
  readonly lead: string;
  readonly sections: readonly TextSection[];
  /** HTML of the definitions, which stand behind the text: in a fold they could not be shown. */
  readonly notes: string;
}

const HEADING = /<h2 id="([^"]+)">([\s\S]*?)<\/h2>/;
const FIRST_NOTE = '<p id="term-';

/** Takes rendered Markdown apart at its headings of the second level. */
export const sectionsOf = (html: string): SectionedText => {
  const end = html.indexOf(FIRST_NOTE);
  const [text, notes] = end === -1 ? [html, ''] : [html.slice(0, end), html.slice(end)];
  // Split by a pattern with two groups: what stands above, then id, title and text of each section.
  const [lead = '', ...parts] = text.split(HEADING);
  const sections: TextSection[] = [];
  for (let at = 0; at + 2 < parts.length; at += 3) {
    sections.push({ id: parts[at] ?? '', title: parts[at + 1] ?? '', html: (parts[at + 2] ?? '').trim() });
  }
  return { lead: lead.trim(), sections, notes };
};
