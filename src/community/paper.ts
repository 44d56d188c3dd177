/**
 * Writes a tagged PDF: every mark on the page belongs to a structure element that a screen reader finds in reading order,
 * or is an artifact that it passes over (ISO 14289-1, PDF/UA-1; ISO 32000-1, 14.8).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { Run } from './guide.ts';

type Element = PDFKit.PDFStructureElement;

export interface PaperOptions {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: string;
  /** Stands in the file as its day of making, so that the same content makes the same bytes. */
  readonly madeOn: Date;
}

/** US Letter with margins of 0.83 inches, in points. */
const MARGIN = 60;
const FOOT = 40;

const FONTS = {
  text: 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff',
  strong: 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff',
  emphasis: 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-italic.woff',
  heading: 'young-serif/files/young-serif-latin-400-normal.woff',
} as const;

type Face = keyof typeof FONTS;

const SIZES = { title: 34, h1: 22, h2: 14.5, text: 11.5, small: 9.5 } as const;

/** Dark enough to be black on a printer without colours. */
const INK = '#1c1420';
const LINE = '#6b5f72';

const LINE_GAP = 3.2;

export type Cell = readonly Run[];

export interface TableColumn {
  readonly name: string;
  /** Share of the width; all together are 1. */
  readonly share: number;
}

const faceOf = (run: Run): Face => (run.isStrong ? 'strong' : run.isEmphasis ? 'emphasis' : 'text');

const plain = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

export class Paper {
  readonly #doc: PDFKit.PDFDocument;
  readonly #root: Element;
  readonly #origin: string;
  #part: Element;

  /** @param origin The published site, for links that are paths of it. */
  constructor(options: PaperOptions, origin: string) {
    this.#origin = origin;
    this.#doc = new PDFDocument({
      size: 'LETTER',
      margins: { top: MARGIN, bottom: MARGIN + 10, left: MARGIN, right: MARGIN },
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: '1.7',
      subset: 'PDF/UA' as never,
      tagged: true,
      displayTitle: true,
      lang: options.language,
      info: {
        Title: options.title,
        Author: options.author,
        Subject: options.subject,
        Creator: options.author,
        CreationDate: options.madeOn,
        ModDate: options.madeOn,
      },
    });
    for (const [name, file] of Object.entries(FONTS)) {
      this.#doc.registerFont(name, readFileSync(join(process.cwd(), 'node_modules', '@fontsource', file)));
    }
    this.#root = this.#doc.struct('Document');
    this.#doc.addStructure(this.#root);
    this.#part = this.#root;
  }

  get #width(): number {
    return this.#doc.page.width - 2 * MARGIN;
  }

  get #bottom(): number {
    return this.#doc.page.height - this.#doc.page.margins.bottom;
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
    this.#keepTogether(this.#heightOf([{ text }], SIZES.h2, 'heading') + 45);
    this.#doc.y += 6;
    this.#write('H3', 'heading', SIZES.h2, text, 4);
  }

  paragraph(runs: readonly Run[], size: number = SIZES.text): void {
    this.#keepTogether(Math.min(this.#heightOf(runs, size), 160));
    const paragraph = this.#doc.struct('P', {}, this.#runs(runs, MARGIN, this.#width, size));
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
      this.#keepTogether(this.#heightOf(item, SIZES.text, 'text', this.#width - 20));
      const top = this.#doc.y;
      const label = isOrdered ? `${index + 1}.` : '•';
      const entry = this.#doc.struct('LI');
      list.add(entry);
      entry.add(
        this.#doc.struct('Lbl', {}, () => {
          this.#face('text', SIZES.text).text(label, MARGIN, top, { lineBreak: false });
        }),
      );
      this.#doc.y = top;
      entry.add(this.#doc.struct('LBody', {}, this.#runs(item, MARGIN + 20, this.#width - 20, SIZES.text)));
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
        this.#face('text', SIZES.text).text(text, MARGIN, top, { lineBreak: false });
        this.#doc.text(page, MARGIN, top, { width: this.#width, align: 'right' });
        // pdfkit ties an annotation to its element when it is told to; its own goTo option does not.
        this.#doc.goTo(MARGIN, top, this.#width, 18, anchor, {
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
   * A table. The head is repeated on every page it reaches; a screen reader meets it once.
   * @param rowHeight Least height of a row in points, for cells that are filled in by hand.
   */
  table(
    columns: readonly TableColumn[],
    rows: readonly (readonly Cell[])[],
    rowHeight = 0,
    size: number = SIZES.small,
  ): void {
    const table = this.#doc.struct('Table');
    this.#part.add(table);
    const head = this.#doc.struct('TR');
    table.add(head);
    const names = columns.map(({ name }) => [{ text: name, isStrong: true }]);
    this.#row(columns, names, 0, size, head, 'TH');
    head.end();
    for (const row of rows) {
      const height = Math.max(rowHeight, this.#rowHeight(columns, row, size));
      if (this.#doc.y + height > this.#bottom) {
        this.#doc.addPage();
        this.#artifact(() => {
          this.#row(columns, names, 0, size, undefined, 'TH');
        });
      }
      const line = this.#doc.struct('TR');
      table.add(line);
      this.#row(columns, row, rowHeight, size, line, 'TD');
      line.end();
    }
    table.end();
    this.#doc.y += 12;
  }

  /** Four dots that grow less: the site's mark. */
  mark(): void {
    this.#artifact(() => {
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
      this.#face('text', SIZES.small).text(foot, MARGIN, y, { lineBreak: false });
      this.#doc.text(String(page + 1), MARGIN, y, { width: this.#width, align: 'right', lineBreak: false });
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

  #row(
    columns: readonly TableColumn[],
    cells: readonly Cell[],
    least: number,
    size: number,
    parent: Element | undefined,
    type: 'TH' | 'TD',
  ): void {
    const top = this.#doc.y;
    const height = Math.max(least, this.#rowHeight(columns, cells, size));
    let x = MARGIN;
    for (const [index, column] of columns.entries()) {
      const width = column.share * this.#width;
      const cell = cells[index] ?? [];
      this.#doc.y = top + 5;
      // The first column names its row.
      const isHead = type === 'TH' || index === 0;
      const runs = cell.length > 0 ? this.#runs(cell, x, width - 10, size) : [];
      if (parent) {
        const options = isHead ? { scope: type === 'TH' ? 'Column' : 'Row' } : {};
        parent.add(this.#doc.struct(isHead ? 'TH' : 'TD', options as never, runs));
      } else for (const run of runs) if (typeof run === 'function') run();
      x += width;
    }
    this.#doc.y = top + height;
    const draw = (): void => {
      this.#rule(type === 'TH' ? 1.2 : 0.6);
      if (least > 0) this.#uprights(columns, top, height);
    };
    if (parent) this.#artifact(draw);
    else draw();
  }

  #rowHeight(columns: readonly TableColumn[], cells: readonly Cell[], size: number): number {
    const heights = columns.map(({ share }, index) =>
      this.#heightOf(
        cells[index] ?? [],
        size,
        cells[index]?.[0]?.isStrong ? 'strong' : 'text',
        share * this.#width - 12,
      ),
    );
    return Math.max(...heights) + 10;
  }

  #rule(weight: number): void {
    const { y } = this.#doc;
    this.#doc
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + this.#width, y)
      .lineWidth(weight)
      .stroke(LINE);
  }

  /** Lines between the columns of a table that is filled in by hand. */
  #uprights(columns: readonly TableColumn[], top: number, height: number): void {
    let x = MARGIN - 5;
    for (const { share } of columns.slice(0, -1)) {
      x += share * this.#width;
      this.#doc
        .moveTo(x, top)
        .lineTo(x, top + height)
        .lineWidth(0.4)
        .stroke(LINE);
    }
  }

  #artifact(draw: () => void): void {
    this.#doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#doc.endMarkedContent();
  }

  /** One closure or link after the other, so that each is marked with its own element. */
  #runs(runs: readonly Run[], x: number, width: number, size: number): (Element | (() => void))[] {
    return runs.map((run, index) => {
      const options = {
        width,
        lineGap: LINE_GAP * (size / SIZES.text),
        continued: index < runs.length - 1,
        underline: run.href !== undefined,
        link: run.href === undefined ? null : (URL.parse(run.href, this.#origin)?.href ?? null),
      };
      const draw = (): void => {
        this.#face(faceOf(run), size);
        if (index === 0) this.#doc.text(run.text, x, this.#doc.y, options);
        else this.#doc.text(run.text, options);
      };
      return run.href === undefined ? draw : this.#doc.struct('Link', { alt: run.text }, draw);
    });
  }

  #write(type: string, face: Face, size: number, text: string, after: number): void {
    this.#part.add(
      this.#doc.struct(type, {}, () => {
        this.#face(face, size).text(text, MARGIN, this.#doc.y, { width: this.#width, lineGap: 2 });
      }),
    );
    this.#doc.y += after;
  }

  #heightOf(runs: readonly Run[], size: number, face: Face = 'text', width: number = this.#width): number {
    if (runs.length === 0) return 0;
    return this.#face(face, size).heightOfString(plain(runs), { width, lineGap: LINE_GAP * (size / SIZES.text) });
  }

  #face(face: Face, size: number): PDFKit.PDFDocument {
    return this.#doc.font(face).fontSize(size).fillColor(INK);
  }

  #keepTogether(height: number): void {
    if (this.#doc.y + height > this.#bottom) this.#doc.addPage();
  }
}
