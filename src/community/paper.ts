/**
 * Writes a tagged PDF: every mark on the page belongs to a structure element that a screen reader finds in reading order,
 * or is an artifact that it passes over (ISO 14289-1, PDF/UA-1; ISO 32000-1, 14.8).
 */
import type { Run } from './guide.ts';
import { FOOT, INK, MARGIN, Sheet, SIZES, type Element, type Face, type PaperOptions } from './paper-sheet.ts';
import { PaperTable, type Cell, type TableColumn } from './paper-table.ts';

export class Paper {
  readonly #sheet: Sheet;
  readonly #doc: PDFKit.PDFDocument;
  readonly #root: Element;
  #part: Element;

  /** @param origin The published site, for links that are paths of it. */
  constructor(options: PaperOptions, origin: string) {
    this.#sheet = new Sheet(options, origin);
    this.#doc = this.#sheet.doc;
    this.#root = this.#doc.struct('Document');
    this.#doc.addStructure(this.#root);
    this.#part = this.#root;
  }

  /** Number of the page that is being written, counted from 1. */
  get pageNumber(): number {
    return this.#doc.bufferedPageRange().count;
  }

  /** Starts a part of the document on a new page. */
  startPart(bookmark: string, anchor: string): void {
    this.#doc.addPage();
    this.#openPart(bookmark, anchor);
  }

  /** Starts a part below the one before, where two fifths of a page are left for it. */
  continueWithPart(bookmark: string, anchor: string): void {
    const isRoomLeft = this.#doc.y < this.#doc.page.height * 0.6;
    if (!isRoomLeft) this.#doc.addPage();
    else this.#doc.y += 28;
    this.#openPart(bookmark, anchor);
  }

  startPage(): void {
    this.#doc.addPage();
  }

  title(text: string): void {
    this.#write('H1', 'heading', SIZES.title, text, 8);
  }

  /** The heading of a part stands below the title of the whole. */
  partHeading(text: string): void {
    this.#write('H2', 'heading', SIZES.h1, text, 12);
  }

  heading(text: string): void {
    this.#sheet.keepTogether(this.#sheet.heightOf([{ text }], SIZES.h2, 'heading') + 45);
    this.#doc.y += 6;
    this.#write('H3', 'heading', SIZES.h2, text, 4);
  }

  paragraph(runs: readonly Run[], size: number = SIZES.text): void {
    this.#sheet.keepTogether(Math.min(this.#sheet.heightOf(runs, size), 160));
    const paragraph = this.#doc.struct('P', {}, this.#sheet.runs(runs, MARGIN, this.#sheet.width, size));
    this.#part.add(paragraph);
    this.#doc.y += 8;
  }

  small(text: string): void {
    this.paragraph([{ text }], SIZES.small);
  }

  /** A little longer than one line may be; each item stays on one page. */
  list(items: readonly (readonly Run[])[], isOrdered: boolean): void {
    const list = this.#doc.struct('L');
    this.#part.add(list);
    for (const [index, item] of items.entries()) {
      this.#sheet.keepTogether(this.#sheet.heightOf(item, SIZES.text, 'text', this.#sheet.width - 20));
      const top = this.#doc.y;
      const label = isOrdered ? `${index + 1}.` : '•';
      const entry = this.#doc.struct('LI');
      list.add(entry);
      entry.add(
        this.#doc.struct('Lbl', {}, () => {
          this.#sheet.face('text', SIZES.text).text(label, MARGIN, top, { lineBreak: false });
        }),
      );
      this.#doc.y = top;
      entry.add(this.#doc.struct('LBody', {}, this.#sheet.runs(item, MARGIN + 20, this.#sheet.width - 20, SIZES.text)));
      entry.end();
      this.#doc.y += 4;
    }
    list.end();
    this.#doc.y += 6;
  }

  /** A list of contents with the page of each part, every line a link. */
  contents(lines: readonly { readonly text: string; readonly anchor: string; readonly page: string }[]): void {
    const contents = this.#doc.struct('TOC');
    this.#part.add(contents);
    for (const { text, anchor, page } of lines) {
      const top = this.#doc.y;
      const item = this.#doc.struct('TOCI');
      contents.add(item);
      const link = this.#doc.struct('Link', { alt: `${text}, page ${page}` });
      item.add(link);
      link.add(() => {
        this.#sheet.face('text', SIZES.text).text(text, MARGIN, top, { lineBreak: false });
        this.#doc.text(page, MARGIN, top, { width: this.#sheet.width, align: 'right' });
        // pdfkit ties an annotation to its element when it is told to; its own goTo option does not.
        this.#doc.goTo(MARGIN, top, this.#sheet.width, 18, anchor, {
          structParent: link,
          Contents: new String(`${text}, page ${page}`),
        } as never);
      });
      link.end();
      item.end();
      this.#doc.y = top + 22;
    }
    contents.end();
  }

  /**
   * A table, with its head on every page it reaches.
   * @param rowHeight Least height of a row in points, for cells that are filled in by hand.
   */
  table(
    columns: readonly TableColumn[],
    rows: readonly (readonly Cell[])[],
    rowHeight = 0,
    size: number = SIZES.small,
  ): void {
    new PaperTable(this.#sheet, columns).draw(this.#part, rows, rowHeight, size);
  }

  /** Four dots that grow less: the site's mark. */
  mark(): void {
    this.#sheet.artifact(() => {
      const y = this.#doc.y + 20;
      [20, 17, 14].forEach((radius, index) => {
        this.#doc.circle(MARGIN + 20 + index * 48, y, radius).fill(INK);
      });
      this.#doc
        .circle(MARGIN + 20 + 3 * 46, y, 11)
        .lineWidth(2)
        .stroke(INK);
      this.#doc.y = y + 50;
    });
  }

  space(points: number): void {
    this.#doc.y += points;
  }

  /** Closes the document with a foot on every page but the first, and gives its bytes. */
  async finish(foot: string): Promise<Uint8Array<ArrayBuffer>> {
    const { count } = this.#doc.bufferedPageRange();
    for (let page = 1; page < count; page += 1) {
      this.#doc.switchToPage(page);
      // Below the margin pdfkit would start a new page.
      this.#doc.page.margins.bottom = 0;
      this.#doc.markContent('Artifact', { type: 'Pagination' });
      const y = this.#doc.page.height - FOOT;
      this.#sheet.face('text', SIZES.small).text(foot, MARGIN, y, { lineBreak: false });
      this.#doc.text(String(page + 1), MARGIN, y, { width: this.#sheet.width, align: 'right', lineBreak: false });
      this.#doc.endMarkedContent();
    }
    this.#root.end();
    this.#doc.end();
    const parts: Uint8Array[] = [];
    for await (const part of this.#doc as unknown as AsyncIterable<Uint8Array>) parts.push(part);
    return new Uint8Array(Buffer.concat(parts));
  }

  #openPart(bookmark: string, anchor: string): void {
    this.#doc.outline.addItem(bookmark);
    this.#doc.addNamedDestination(anchor, 'XYZ', null, this.#doc.y - 10, null);
    this.#part = this.#doc.struct('Sect', { title: bookmark });
    this.#root.add(this.#part);
  }

  #write(type: string, face: Face, size: number, text: string, after: number): void {
    this.#part.add(
      this.#doc.struct(type, {}, () => {
        this.#sheet.face(face, size).text(text, MARGIN, this.#doc.y, { width: this.#sheet.width, lineGap: 2 });
      }),
    );
    this.#doc.y += after;
  }
}
