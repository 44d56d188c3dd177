/**
 * Gives the site another color: every token of its hue takes the new hue and keeps its luminance, so that each contrast
 * stays what it was. Colors that mean something (benefit, harm, caution) stay.
 */

/** Tokens of `src/design/tokens.css` that have the color of the site. */
const TINTED = [
  'color-page',
  'color-raised',
  'color-sunken',
  'color-text',
  'color-text-muted',
  'color-heading',
  'color-link',
  'color-line',
  'color-line-strong',
  'color-action',
  'color-action-text',
];

type Triple = readonly [number, number, number];

export const isHexColor = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

const toLinear = (share: number): number => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
const toGamma = (light: number): number => (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);

const linearOf = (hex: string): Triple => {
  const at = (start: number): number => toLinear(parseInt(hex.slice(start, start + 2), 16) / 255);
  return [at(1), at(3), at(5)];
};

const hexOf = (linear: Triple): string =>
  `#${linear
    .map((light) =>
      Math.round(255 * Math.min(1, Math.max(0, toGamma(Math.max(0, light)))))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** Relative luminance of WCAG 2.2. */
const luminanceOf = ([red, green, blue]: Triple): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** Contrast of WCAG 2.2: 1 to 21. */
export const contrastOf = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminanceOf(linearOf(one)), luminanceOf(linearOf(other))].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

/** Oklab, from Björn Ottosson, "A perceptual color space for image processing", 2020. */
const oklabOf = ([red, green, blue]: Triple): Triple => {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};

const fromOklab = ([lightness, a, b]: Triple): Triple => {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
};

const hueOf = (hex: string): number => {
  const [, a, b] = oklabOf(linearOf(hex));
  return Math.atan2(b, a);
};

const isShown = (linear: Triple): boolean => linear.every((light) => light >= -0.0005 && light <= 1.0005);

/** The color of a hue, a chroma and a luminance, or the nearest that screens show. */
const colorOf = (hue: number, chroma: number, luminance: number): string => {
  for (let strength = chroma; ; strength -= chroma / 50) {
    const at = (lightness: number): Triple =>
      fromOklab([lightness, strength * Math.cos(hue), strength * Math.sin(hue)]);
    let [low, high] = [0, 1];
    for (let step = 0; step < 40; step += 1) {
      const middle = (low + high) / 2;
      if (luminanceOf(at(middle)) < luminance) low = middle;
      else high = middle;
    }
    const found = at(low);
    if (isShown(found) || strength <= 0) return hexOf(found);
  }
};

/** The same color in the hue of another. */
export const inHueOf = (color: string, other: string): string => {
  const linear = linearOf(color);
  const [, a, b] = oklabOf(linear);
  return colorOf(hueOf(other), Math.hypot(a, b), luminanceOf(linear));
};

/** What every color of the site becomes, old to new. */
export const recolored = (tokens: string, color: string): ReadonlyMap<string, string> =>
  new Map(
    TINTED.flatMap((token) => {
      const value = new RegExp(`--${token}:\\s*([^;]+);`).exec(tokens)?.[1] ?? '';
      return [...value.matchAll(/#[0-9a-f]{6}\b/gi)].map(([hex]) => [hex, inHueOf(hex, color)] as const);
    }),
  );

/** A text, style sheet or picture, with the new colors. */
export const withColors = (text: string, colors: ReadonlyMap<string, string>): string =>
  text.replaceAll(/#[0-9a-f]{6}\b/gi, (hex) => colors.get(hex.toLowerCase()) ?? hex);
