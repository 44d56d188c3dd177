/**
 * The ASCII form of international names back into letters, which browsers do for their address bar and offer to no
 * script: Punycode as RFC 3492 gives it, section 6.2. Names come out of `URL`, which has checked them.
 */
const BASE = 36;
const SMALLEST = 1;
const LARGEST = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE = 128;
const LARGEST_CODE = 0x10ffff;

const adapt = (delta: number, count: number, isFirst: boolean): number => {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / count);
  let bias = 0;
  for (; rest > ((BASE - SMALLEST) * LARGEST) >> 1; bias += BASE) rest = Math.floor(rest / (BASE - SMALLEST));
  return Math.floor(bias + ((BASE - SMALLEST + 1) * rest) / (rest + SKEW));
};

/** `a` to `z` are 0 to 25, `0` to `9` are 26 to 35. */
const digitOf = (sign: string): number => (/\d/.test(sign) ? Number(sign) + 26 : sign.charCodeAt(0) - 97);

/** The letters of a label without its "xn--"; undefined when it is none. */
const decode = (label: string): string | undefined => {
  const end = label.lastIndexOf('-');
  const letters = [...label.slice(0, Math.max(0, end))];
  let code = FIRST_CODE;
  let bias = FIRST_BIAS;
  let index = 0;
  for (let at = end + 1; at < label.length;) {
    const before = index;
    let weight = 1;
    for (let step = BASE; ; step += BASE) {
      const sign = label.charAt(at);
      if (!/^[a-z0-9]$/.test(sign)) return undefined;
      at += 1;
      const digit = digitOf(sign);
      index += digit * weight;
      const threshold = Math.min(LARGEST, Math.max(SMALLEST, step - bias));
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    bias = adapt(index - before, letters.length + 1, before === 0);
    code += Math.floor(index / (letters.length + 1));
    index %= letters.length + 1;
    if (code > LARGEST_CODE) return undefined;
    letters.splice(index, 0, String.fromCodePoint(code));
    index += 1;
  }
  return letters.join('');
};

/** A host as its owner writes it: "xn--mnchen-3ya.example" is "münchen.example". Undefined when a part means nothing. */
export const hostInLetters = (host: string): string | undefined => {
  if (!/(?:^|\.)xn--/.test(host)) return host;
  const labels = host.split('.').map((label) => (label.startsWith('xn--') ? decode(label.slice(4)) : label));
  if (labels.includes(undefined)) return undefined;
  const address = `https://${labels.join('.')}/`;
  // What does not lead back to where it came from was never made from letters.
  return URL.canParse(address) && new URL(address).hostname === host ? labels.join('.') : undefined;
};
