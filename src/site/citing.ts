import { splitCitations } from './citations.ts';

export interface CitedSource {
  readonly id: string;
  readonly number: number;
  /** Anchor of the first place that cites it. */
  readonly place: string;
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Straight quotes to typographic ones, as the text pipeline does for Markdown. */
export const withTypographicQuotes = (text: string): string =>
  text
    .replaceAll(/(^|[\s(\[])"/g, '$1“')
    .replaceAll('"', '”')
    .replaceAll(/(^|[\s(\[])'/g, '$1‘')
    .replaceAll("'", '’');

/** A citable line as HTML whose citations still hold bare ids, like rendered Markdown. */
export const citableHtml = (text: string): string =>
  splitCitations(text)
    .map((part) =>
      'text' in part
        ? escapeHtml(withTypographicQuotes(part.text))
        : `<span class="citation">${part.ids.map((id) => `<a href="#ref-${id}">${id}</a>`).join('')}</span>`,
    )
    .join('');

const placeOf = (id: string): string => `cite-${id}`;

/**
 * Numbers the citations of one page by first appearance. Hand it the page's texts in reading order;
 * it gives back HTML whose numbers link to `#ref-<id>`, and afterwards the list of what was cited.
 */
export class PageCitations {
  /** Source ids in the order of their numbers. */
  readonly #ids: string[] = [];

  /** A citable line of front matter as HTML. */
  line(text: string): string {
    return splitCitations(text)
      .map((part) =>
        'text' in part
          ? escapeHtml(withTypographicQuotes(part.text))
          : `<span class="citation">${part.ids.map((id) => this.#link(id)).join(',')}</span>`,
      )
      .join('');
  }

  /** Rendered Markdown, whose citations still hold bare ids. */
  html(html: string): string {
    return html
      .replaceAll('</a><a href="#ref-', '</a>,<a href="#ref-')
      .replaceAll(/<a href="#ref-([a-z0-9-]+)">\1<\/a>/g, (_, id: string) => this.#link(id));
  }

  list(): CitedSource[] {
    return this.#ids.map((id, index) => ({ id, number: index + 1, place: placeOf(id) }));
  }

  /** Only the first citation of a source has an anchor: one way back is enough, and a page has many citations. */
  #link(id: string): string {
    const known = this.#ids.indexOf(id);
    const number = known === -1 ? this.#ids.push(id) : known + 1;
    const anchor = known === -1 ? ` id="${placeOf(id)}"` : '';
    return `<a href="#ref-${id}"${anchor} aria-label="Reference ${number}">${number}</a>`;
  }
}
