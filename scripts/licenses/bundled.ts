/** The parts of others that readers' browsers get, with the texts their licenses ask to be passed on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGES = fileURLToPath(new URL('../../node_modules', import.meta.url));

export interface Part {
  /** Name of the npm package. */
  readonly package: string;
  /** What it is in the site. */
  readonly use: string;
}

interface Shipped extends Part {
  /** A file of the build that shows the part is in it. */
  readonly sign: RegExp;
}

/** Parts that no bundler sees: fonts that were cut to size, files that are copied. */
const SHIPPED: readonly Shipped[] = [
  {
    package: '@fontsource-variable/atkinson-hyperlegible-next',
    use: 'the letters of the text, cut down to the characters we use',
    sign: /^_astro\/atkinson-hyperlegible-next\./,
  },
  {
    package: '@fontsource/young-serif',
    use: 'the letters of the headings, cut down to the characters we use',
    sign: /^_astro\/young-serif\./,
  },
  { package: 'pagefind', use: 'the search', sign: /^pagefind\/[^/]+\/pagefind\.js$/ },
  {
    package: 'us-atlas',
    use: 'shapes of the US states, for maps',
    sign: /^providers\/index\.html$/,
  },
  { package: '@sveltia/cms', use: 'the editor below /admin/', sign: /^admin\/sveltia-cms\.js$/ },
  {
    package: '@fontsource-variable/material-symbols-outlined',
    use: 'icons of the editor below /admin/',
    sign: /^admin\/icons\.woff2$/,
  },
];

/** Data that the site publishes, whose makers want to be named. */
const DATA = [
  {
    name: 'GeoNames postal codes and place names',
    sign: /^finder\//,
    text: 'Names of places, and the middle of some ZIP areas, come from GeoNames (https://www.geonames.org/),\nlicensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Coordinates were rounded to three\ndecimals. The other ZIP areas come from the US Census Bureau and are in the public domain.',
  },
] as const;

/** @param files Paths of the built site, without a slash at the start. */
export const shippedParts = (files: readonly string[]): Part[] =>
  SHIPPED.filter(({ sign }) => files.some((file) => sign.test(file)));

interface Manifest {
  readonly version: string;
  readonly license?: string;
}

/** Tools list what they carry inside themselves; none of that goes to readers. */
const ownWords = (text: string): string => (text.split(/^#+ licenses of bundled dependencies/im)[0] ?? text).trim();

/** A file of that name at the top, or inside a folder of that name. */
const isLicense = (path: string): boolean =>
  /^(?:licen[cs]es?|copying|notice)(?:[/\\][^/\\]+|(?:\.(?:md|txt))?)$/i.test(path);

/** @throws Error when a package came without the text of its license, which then could not be passed on. */
const noticeOf = ({ package: name, use }: Part, packages: string): string => {
  const folder = join(packages, name);
  const { version, license = 'see below' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isLicense(relative(folder, join(entry.parentPath, entry.name))))
    .map((entry) => join(entry.parentPath, entry.name));
  if (texts.length === 0) throw new Error(`${name} ships to readers and has no license file.`);
  const words = texts.sort().map((file) => ownWords(readFileSync(file, 'utf8')));
  return `${name} ${version} (${license})\n${use}\n\n${words.join('\n\n')}\n`;
};

const RULE = `\n${'-'.repeat(78)}\n\n`;

const HEAD = `This site is made with the work of others. Below are the parts of it that your browser
may load, with the notices their licenses ask us to pass on. What the site itself says is
under CC BY 4.0, its own code under the MIT license.
`;

/** `/licenses.txt`. @param bundled Packages whose code the bundler put into scripts for readers. */
export const licenseNotices = (
  files: readonly string[],
  bundled: readonly string[],
  packages: string = PACKAGES,
): string => {
  const parts = new Map<string, Part>(shippedParts(files).map((part) => [part.package, part]));
  for (const name of bundled) {
    if (!parts.has(name)) parts.set(name, { package: name, use: 'part of scripts that run in the browser' });
  }
  const notices = [...parts.values()]
    .sort((a, b) => (a.package < b.package ? -1 : 1))
    .map((part) => noticeOf(part, packages));
  const data = DATA.filter(({ sign }) => files.some((file) => sign.test(file))).map(
    ({ name, text }) => `${name}\n\n${text}\n`,
  );
  return [HEAD, ...notices, ...data].join(RULE);
};

/** The package that a module belongs to: `…/node_modules/@a/b/c.js` → `@a/b`; undefined for code of our own. */
export const packageOf = (module: string): string | undefined => {
  const path = module.replaceAll('\\', '/').split('/node_modules/');
  if (path.length < 2) return undefined;
  const [scope = '', name = ''] = (path.at(-1) ?? '').split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
};
