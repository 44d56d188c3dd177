import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { lightColor } from '#design/token-colors.ts';
import type { Run } from './guide.ts';

export type Element = PDFKit.PDFStructureElement;

export interface PaperOptions {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: string;
  /** Stands in the file as its day of making, so that the same content makes the same bytes. */
  readonly madeOn: Date;
}

/** US Letter with margins of 0.83 inches, in points. */
export const MARGIN = 60;
export const FOOT = 40;

const FONTS = {
  text: 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff',
  strong: 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff',
  emphasis: 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-italic.woff',
  heading: 'young-serif/files/young-serif-latin-400-normal.woff',
} as const;

export type Face = keyof typeof FONTS;

export const SIZES = { title: 34, h1: 22, h2: 14.5, text: 11.5, small: 9.5 } as const;

/** Dark enough to be black on a printer without colors. */
export const INK = lightColor('color-text');
export const LINE = lightColor('color-line-strong');

const LINE_GAP = 3.2;

const faceOf = (run: Run): Face => (run.isStrong ? 'strong' : run.isEmphasis ? 'emphasis' : 'text');

const plain = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** The pages of a PDF and how words are set on them; lengths are in points. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly #origin: string;

  /** @param origin The published site, for links that are paths of it. */
  constructor(options: PaperOptions, origin: string) {
    this.#origin = origin;
    this.doc = new PDFDocument({
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
      this.doc.registerFont(name, readFileSync(join(process.cwd(), 'node_modules', '@fontsource', file)));
    }
  }

  get width(): number {
    return this.doc.page.width - 2 * MARGIN;
  }

  get bottom(): number {
    return this.doc.page.height - this.doc.page.margins.bottom;
  }

  face(face: Face, size: number): PDFKit.PDFDocument {
    return this.doc.font(face).fontSize(size).fillColor(INK);
  }

  heightOf(runs: readonly Run[], size: number, face: Face = 'text', width: number = this.width): number {
    if (runs.length === 0) return 0;
    return this.face(face, size).heightOfString(plain(runs), { width, lineGap: LINE_GAP * (size / SIZES.text) });
  }

  keepTogether(height: number): void {
    if (this.doc.y + height > this.bottom) this.doc.addPage();
  }

  /** One closure or link after the other, so that each is marked with its own element. */
  runs(runs: readonly Run[], x: number, width: number, size: number): (Element | (() => void))[] {
    return runs.map((run, index) => {
      const options = {
        width,
        lineGap: LINE_GAP * (size / SIZES.text),
        continued: index < runs.length - 1,
        underline: run.href !== undefined,
        link: run.href === undefined ? null : (URL.parse(run.href, this.#origin)?.href ?? null),
      };
      const draw = (): void => {
        this.face(faceOf(run), size);
        if (index === 0) this.doc.text(run.text, x, this.doc.y, options);
        else this.doc.text(run.text, options);
      };
      return run.href === undefined ? draw : this.doc.struct('Link', { alt: run.text }, draw);
    });
  }

  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }
}
