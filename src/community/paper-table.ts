import { LINE, MARGIN, type Element, type Sheet } from './paper-sheet.ts';
import type { Run } from './guide.ts';

export type Cell = readonly Run[];

export interface TableColumn {
  readonly name: string;
  /** Share of the width; all together are 1. */
  readonly share: number;
}

/** A table on a sheet. The head is repeated on every page it reaches; a screen reader meets it once. */
export class PaperTable {
  readonly #sheet: Sheet;
  readonly #columns: readonly TableColumn[];

  constructor(sheet: Sheet, columns: readonly TableColumn[]) {
    this.#sheet = sheet;
    this.#columns = columns;
  }

  /** @param rowHeight Least height of a row in points, for cells that are filled in by hand. */
  draw(part: Element, rows: readonly (readonly Cell[])[], rowHeight: number, size: number): void {
    const table = this.#sheet.doc.struct('Table');
    part.add(table);
    const head = this.#sheet.doc.struct('TR');
    table.add(head);
    const names = this.#columns.map(({ name }) => [{ text: name, isStrong: true }]);
    this.#row(names, 0, size, head, 'TH');
    head.end();
    for (const row of rows) {
      const height = Math.max(rowHeight, this.#rowHeight(row, size));
      if (this.#sheet.doc.y + height > this.#sheet.bottom) {
        this.#sheet.doc.addPage();
        this.#sheet.artifact(() => {
          this.#row(names, 0, size, undefined, 'TH');
        });
      }
      const line = this.#sheet.doc.struct('TR');
      table.add(line);
      this.#row(row, rowHeight, size, line, 'TD');
      line.end();
    }
    table.end();
    this.#sheet.doc.y += 12;
  }

  #row(cells: readonly Cell[], least: number, size: number, parent: Element | undefined, type: 'TH' | 'TD'): void {
    const top = this.#sheet.doc.y;
    const height = Math.max(least, this.#rowHeight(cells, size));
    let x = MARGIN;
    for (const [index, column] of this.#columns.entries()) {
      const width = column.share * this.#sheet.width;
      const cell = cells[index] ?? [];
      this.#sheet.doc.y = top + 5;
      // The first column names its row.
      const isHead = type === 'TH' || index === 0;
      const runs = cell.length > 0 ? this.#sheet.runs(cell, x, width - 10, size) : [];
      if (parent) {
        const options = isHead ? { scope: type === 'TH' ? 'Column' : 'Row' } : {};
        parent.add(this.#sheet.doc.struct(isHead ? 'TH' : 'TD', options as never, runs));
      } else for (const run of runs) if (typeof run === 'function') run();
      x += width;
    }
    this.#sheet.doc.y = top + height;
    const draw = (): void => {
      this.#rule(type === 'TH' ? 1.2 : 0.6);
      if (least > 0) this.#uprights(top, height);
    };
    if (parent) this.#sheet.artifact(draw);
    else draw();
  }

  #rowHeight(cells: readonly Cell[], size: number): number {
    const heights = this.#columns.map(({ share }, index) =>
      this.#sheet.heightOf(
        cells[index] ?? [],
        size,
        cells[index]?.[0]?.isStrong ? 'strong' : 'text',
        share * this.#sheet.width - 12,
      ),
    );
    return Math.max(...heights) + 10;
  }

  #rule(weight: number): void {
    const { y } = this.#sheet.doc;
    this.#sheet.doc
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + this.#sheet.width, y)
      .lineWidth(weight)
      .stroke(LINE);
  }

  /** Lines between the columns of a table that is filled in by hand. */
  #uprights(top: number, height: number): void {
    let x = MARGIN - 5;
    for (const { share } of this.#columns.slice(0, -1)) {
      x += share * this.#sheet.width;
      this.#sheet.doc
        .moveTo(x, top)
        .lineTo(x, top + height)
        .lineWidth(0.4)
        .stroke(LINE);
    }
  }
}
