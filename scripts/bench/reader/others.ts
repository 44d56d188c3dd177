/**
 * Starlight and Docusaurus as their starters come, with one article of ours. Their projects stand in
 * scripts/bench/others; they are installed in a folder of their own, and nothing of them is a dependency of this site.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { asPlainMarkdown, type FootnoteSource } from './article.ts';

export interface Other {
  readonly name: 'Starlight' | 'Docusaurus';
  /** With its exact version. */
  readonly label: string;
  /** The built site, and the article in it. */
  readonly folder: string;
  readonly path: string;
}

interface Project {
  readonly name: Other['name'];
  readonly folder: string;
  /** The package whose version is told. */
  readonly package: string;
  readonly article: string;
  readonly output: string;
  readonly path: string;
  /** Folders that a build leaves and that the next one would read. */
  readonly leftovers: readonly string[];
}

const PROJECTS: readonly Project[] = [
  {
    name: 'Starlight',
    folder: 'reader-starlight',
    package: '@astrojs/starlight',
    article: 'src/content/docs/guides/article.md',
    output: 'dist',
    path: '/guides/article/',
    leftovers: ['dist', '.astro', 'node_modules/.astro'],
  },
  {
    name: 'Docusaurus',
    folder: 'reader-docusaurus',
    package: '@docusaurus/core',
    article: 'docs/article.md',
    output: 'build',
    path: '/docs/article/',
    leftovers: ['build', '.docusaurus'],
  },
];

const CACHE = '.cache/bench-reader';

/** What npm said when it failed, for the person at the terminal. */
export class NpmFailed extends Error {
  override readonly name = 'NpmFailed';
}

/**
 * Runs npm in a folder of its own, without its chatter.
 * @throws NpmFailed
 */
function npm(folder: string, ...parameters: string[]): void {
  try {
    execFileSync('npm', parameters, {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', DOCUSAURUS_TELEMETRY: 'off', NODE_ENV: 'production' },
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new NpmFailed(`npm ${parameters.join(' ')} failed in ${folder}:\n${stdout}${stderr}`, { cause: error });
  }
}

/** Installs what `manifest` names into a folder of the cache, unless that is done already. Returns the folder. */
export function install(name: string, manifest: string): string {
  const folder = resolve(CACHE, name);
  const file = join(folder, 'package.json');
  const isDone = existsSync(join(folder, 'node_modules')) && readFileSync(file, 'utf8') === manifest;
  if (isDone) return folder;
  console.log(`Installing ${name}; this happens once.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, manifest);
  try {
    npm(folder, 'install', '--no-audit', '--no-fund', '--no-package-lock', '--include=dev');
  } catch (error) {
    // What is half installed would pass for whole next time.
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return folder;
}

const sourceOf = (id: string): FootnoteSource | undefined => {
  const file = `content/sources/${id}.yaml`;
  if (!existsSync(file)) return undefined;
  const { title, DOI, URL } = parse(readFileSync(file, 'utf8')) as { title: string; DOI?: string; URL?: string };
  return { title, url: DOI === undefined ? (URL ?? 'https://example.org/') : `https://doi.org/${DOI}` };
};

const buildOne = (project: Project, markdown: string): Other => {
  const own = join('scripts/bench/others', project.folder);
  const folder = install(project.folder, readFileSync(join(own, 'package.json'), 'utf8'));
  for (const name of project.leftovers) rmSync(join(folder, name), { recursive: true, force: true });
  cpSync(own, folder, { recursive: true });
  mkdirSync(join(folder, project.article, '..'), { recursive: true });
  writeFileSync(join(folder, project.article), markdown);
  console.log(`Building the article with ${project.name}.`);
  npm(folder, 'run', 'build');
  const manifest = readFileSync(join(folder, 'node_modules', project.package, 'package.json'), 'utf8');
  return {
    name: project.name,
    label: `${project.name} ${(JSON.parse(manifest) as { version: string }).version}`,
    folder: join(folder, project.output),
    path: project.path,
  };
};

/**
 * Builds the article with both.
 * @param file `index.md` of an article.
 */
export const buildOthers = (file: string): Other[] => {
  const markdown = asPlainMarkdown(readFileSync(file, 'utf8'), sourceOf);
  return PROJECTS.map((project) => buildOne(project, markdown));
};
