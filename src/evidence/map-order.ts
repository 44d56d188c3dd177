/** The order of marks, for the build and for the script of the map alike. */

/** From good to bad news, for an order of what is equally sure. */
const MARK_ORDER = ['benefit', 'advice', 'mixed', 'no-difference', 'advice-against', 'harm'];

/** Lower is surer; `steps` are the filled steps of four on the certainty scale. */
export const rankOfMark = (mark: string, steps: number): number => MARK_ORDER.indexOf(mark) - 10 * steps;
