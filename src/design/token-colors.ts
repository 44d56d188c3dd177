import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A color of `tokens.css` as it is on light pages, `#4f2a5c`, for pictures that no style sheet reaches.
 *
 * @param token Name without the dashes: `color-action`.
 * @throws Error when there is no such token, or it is not a color.
 */
export const lightColor = (token: string, css: string = readTokens()): string => {
  const value = new RegExp(`--${token}:\\s*([^;]+);`).exec(css)?.[1]?.trim();
  if (value === undefined) throw new Error(`src/design/tokens.css has no --${token}.`);
  const light = /^light-dark\(\s*((?:[^,()]|\([^()]*\))+),/.exec(value)?.[1]?.trim() ?? value;
  const other = /^var\(--([\w-]+)\)$/.exec(light)?.[1];
  if (other !== undefined) return lightColor(other, css);
  if (!/^#[0-9a-f]{3,8}$/i.test(light)) throw new Error(`--${token} in src/design/tokens.css is no color: ${light}.`);
  return light;
};

let tokens: string | undefined;

const readTokens = (): string => (tokens ??= readFileSync(join(process.cwd(), 'src/design/tokens.css'), 'utf8'));
