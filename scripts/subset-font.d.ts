declare module 'subset-font' {
  /** Cuts a font down to the characters of `text`. */
  const subsetFont: (
    font: Uint8Array,
    text: string,
    options?: {
      targetFormat?: 'woff2' | 'woff' | 'sfnt';
      variationAxes?: Record<string, number | { min: number; max: number }>;
    },
  ) => Promise<Uint8Array>;
  export = subsetFont;
}
