/**
 * The order of the cascade layers, inline and first in the head: whichever style sheet loads first would decide it
 * otherwise. The content security policy allows it by its hash: see `#shell/headers.ts`.
 */
export const LAYER_ORDER = '@layer reset,tokens,base,layout,components,utilities;';
