/** A finding on one page. */
export interface Finding {
  /** Where: `/articles/x/`, or with line and column. */
  readonly where: string;
  readonly what: string;
}

const SHOWN_PLACES = 3;

/** One line per fault with the pages that have it: a fault of a template is on hundreds of pages, and is one fault. */
export const listFaults = (findings: readonly Finding[]): string[] =>
  [...Map.groupBy(findings, ({ what }) => what)].map(([what, places]) => {
    const shown = places.slice(0, SHOWN_PLACES).map(({ where }) => where);
    const rest = places.length - shown.length;
    return `${what} (${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`;
  });
