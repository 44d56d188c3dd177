import { splitCitations } from './citations.ts';

export interface CitedSource {
  readonly id: string;
  readonly number: number;
  /** Anchors of the places that cite it, in page order. */
  readonly places: readonly string[];
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

/**
 * Numbers the citations of one page by first appearance. Hand it the page's texts in reading order;
 * it gives back HTML whose numbers link to `#ref-<id>`, and afterwards the list of what was cited.
 */
export class PageCitations {
  readonly #places = new Map<string, string[]>();

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
    return [...this.#places].map(([id, places], index) => ({ id, number: index + 1, places }));
  }

  #link(id: string): string {
    const places = this.#places.get(id) ?? [];
    this.#places.set(id, places);
    const place = `cite-${id}-${places.length + 1}`;
    places.push(place);
    const number = [...this.#places.keys()].indexOf(id) + 1;
    return `<a href="#ref-${id}" id="${place}" aria-label="Reference ${number}">${number}</a>`;
  }
}
