/**
 * What is measured: this site's build, and other generators with the same content and, where they have none of their
 * own, Pagefind as search. The projects of the others stand in scripts/bench/others, written as a first user of each
 * would write them, and are made and installed in a folder of their own: nothing of them is a dependency of this site.
 */
import { execFileSync } from 'node:child_process';
import {
  type Dirent,
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  opendirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { stagesIn } from '#scripts/bench/build-figures.ts';
import type { ContestantName } from '#scripts/bench/contestant-names.ts';
import { generateSite } from '#scripts/bench/generated-site.ts';
import {
  writeAsHere,
  writeMarkdownFiles,
  writeStarlightFiles,
  type GeneratedContent,
} from '#scripts/bench/other-content.ts';
import { measureCommands, type TimedCommand, type Running } from '#scripts/bench/process-tree.ts';

export interface Contestant {
  readonly name: ContestantName;
  /** Versions of what does the work, as installed. */
  readonly version: string;
  readonly commands: readonly TimedCommand[];
  readonly running: Running;
  /** Writes the content of the site anew, without what earlier builds left. */
  readonly fill: (source: GeneratedContent) => void;
  /** Takes away all that a build writes, its caches with it. */
  readonly clear: () => void;
  /** Takes the content away as well. What was installed stays for the next time. */
  readonly leave: () => void;
  /** Adds a paragraph to one article. */
  readonly edit: () => void;
  /**
   * Seconds that Markdown takes of a cold build, where that can be told: of this site by turning all texts into HTML in
   * a process of its own, of Hugo by building the same content without texts. Takes the cold build's seconds without
   * search, and leaves the content changed.
   */
  readonly markdownSeconds?: (source: GeneratedContent, buildSeconds: number) => Promise<number>;
  /** HTML files in the folder that would be served. */
  readonly countPages: () => number;
}

/** Why somebody does not take part, for the person at the terminal. */
export class Absent extends Error {
  override readonly name = 'Absent';
}

const BENCH_SITE = '.cache/bench-site';
const OTHERS = '.cache/bench-others';
const PROJECTS = 'scripts/bench/others';

/** Hugo writes `page/1/` beside every list, which leads back to the list: a redirect and no page. */
const isRedirect = (entry: Dirent): boolean => /[\\/]page[\\/]1$/.test(entry.parentPath);

const countPages = (folder: string): number => {
  if (!existsSync(folder)) return 0;
  let count = 0;
  const open = opendirSync(folder, { recursive: true });
  for (let entry = open.readSync(); entry !== null; entry = open.readSync()) {
    if (entry.isFile() && entry.name.endsWith('.html') && !isRedirect(entry)) count += 1;
  }
  open.closeSync();
  return count;
};

const clearAllBut = (folder: string, kept: readonly string[]): void => {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!kept.includes(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
};

const addParagraph = (file: string): void => {
  appendFileSync(file, '\nOne more paragraph, as an editor would add.\n');
};

interface OwnPackage {
  readonly version: string;
  readonly scripts: { readonly build: string };
}

const own = JSON.parse(readFileSync('package.json', 'utf8')) as OwnPackage;

const ours = (): Contestant => ({
  name: 'ours',
  version: own.version,
  // What `npm run build` starts, with the same options for Node.
  commands: [
    { name: 'build', file: process.execPath, parameters: [...own.scripts.build.split(' ').slice(1), '--allow-shrink'] },
  ],
  running: {
    folder: resolve('.'),
    environment: { SITE_CONTENT_ROOT: BENCH_SITE, CI: '1', BENCH_STAGES: '1', NODE_ENV: 'production' },
  },
  fill: ({ sizes, today }) => {
    generateSite(BENCH_SITE, sizes, today);
  },
  clear: () => {
    clearAllBut(BENCH_SITE, ['content']);
  },
  leave: () => {
    rmSync(BENCH_SITE, { recursive: true, force: true });
  },
  edit: () => {
    addParagraph(join(BENCH_SITE, 'content/articles/generated-1/index.md'));
  },
  markdownSeconds: async () => {
    const alone = {
      name: 'Markdown',
      file: process.execPath,
      parameters: ['scripts/bench/markdown-cost.ts', BENCH_SITE],
    };
    const { output } = await measureCommands([alone], { folder: resolve('.'), environment: {} });
    return stagesIn(output)['Markdown'] ?? 0;
  },
  countPages: () => countPages(join(BENCH_SITE, 'dist')),
});

interface Project {
  readonly name: Exclude<ContestantName, 'ours'>;
  /** Packages whose versions are told. */
  readonly packages: readonly string[];
  readonly commands: readonly TimedCommand[];
  /** The folder it writes the site into. */
  readonly output: string;
  /** What a build writes beside the site. */
  readonly leftovers: readonly string[];
  /** The folder its content lies in, and who writes it. */
  readonly content: string;
  readonly write: (folder: string, source: GeneratedContent) => void;
  /** Writes the same content with empty texts, where that tells what Markdown costs. */
  readonly writeWithoutTexts?: (folder: string, source: GeneratedContent) => void;
  /** The article that is edited, from the project's folder. */
  readonly edited: string;
}

const script = (name: string, path: string, ...parameters: string[]): TimedCommand => ({
  name,
  file: process.execPath,
  parameters: [join('node_modules', path), ...parameters],
});

/** Pagefind's own command over a finished site, with its defaults. */
const pagefindOver = (output: string): TimedCommand => script('index', 'pagefind/lib/runner/bin.cjs', '--site', output);

const ASTRO_LEFTOVERS = ['.astro', 'node_modules/.astro', 'node_modules/.vite'];

const PROJECTS_BY_NAME: Readonly<Record<Project['name'], Project>> = {
  'naive-astro': {
    name: 'naive-astro',
    packages: ['astro', 'pagefind'],
    commands: [script('build', 'astro/bin/astro.mjs', 'build'), pagefindOver('dist')],
    output: 'dist',
    leftovers: ASTRO_LEFTOVERS,
    content: 'content',
    write: writeAsHere,
    edited: 'content/articles/generated-1/index.md',
  },
  starlight: {
    name: 'starlight',
    packages: ['@astrojs/starlight', 'astro', 'pagefind'],
    // It runs Pagefind itself.
    commands: [script('build', 'astro/bin/astro.mjs', 'build')],
    output: 'dist',
    leftovers: ASTRO_LEFTOVERS,
    content: 'src/content/docs',
    write: writeStarlightFiles,
    edited: 'src/content/docs/articles/generated-1.md',
  },
  eleventy: {
    name: 'eleventy',
    packages: ['@11ty/eleventy', 'pagefind'],
    commands: [script('build', '@11ty/eleventy/cmd.cjs', '--quiet'), pagefindOver('_site')],
    output: '_site',
    leftovers: ['.cache'],
    content: '.',
    write: writeMarkdownFiles,
    edited: 'articles/generated-1.md',
  },
  hugo: {
    name: 'hugo',
    packages: ['pagefind'],
    commands: [{ name: 'build', file: 'hugo', parameters: ['--quiet'] }, pagefindOver('public')],
    output: 'public',
    leftovers: ['resources', '.cache', '.hugo_build.lock'],
    content: 'content',
    write: writeMarkdownFiles,
    writeWithoutTexts: (folder, source) => {
      writeMarkdownFiles(folder, source, () => '');
    },
    edited: 'content/articles/generated-1.md',
  },
};

const hugoVersion = (): string => {
  try {
    return (
      /v[\d.]+/.exec(execFileSync('hugo', ['version'], { encoding: 'utf8' }))?.[0].slice(1) ?? 'of no known version'
    );
  } catch {
    throw new Absent('Hugo is not on this machine, so its column is left out. On Debian: apt-get install hugo');
  }
};

const versionOf = (folder: string, name: string): string => {
  const file = join(folder, 'node_modules', name, 'package.json');
  return `${name} ${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`;
};

/** Copies the project and installs its packages, unless those were installed for the same package.json before. */
const makeProject = (project: string, folder: string): void => {
  const wanted = readFileSync(join(project, 'package.json'), 'utf8');
  const before = join(folder, 'package.json');
  const isInstalled =
    // npm writes this one last.
    existsSync(join(folder, 'node_modules/.package-lock.json')) &&
    existsSync(before) &&
    readFileSync(before, 'utf8') === wanted;
  clearAllBut(folder, isInstalled ? ['node_modules'] : []);
  mkdirSync(folder, { recursive: true });
  cpSync(project, folder, { recursive: true });
  if (isInstalled) return;
  try {
    install(folder);
  } catch {
    throw new Absent(`npm could not install what ${project} needs (see above), so it is left out.`);
  }
};

const install = (folder: string): void => {
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    // On Windows npm is a script that only a shell runs.
    shell: process.platform === 'win32',
  });
};

const other = (project: Project): Contestant => {
  const builtOn = project.name === 'hugo' ? [`hugo ${hugoVersion()}`] : [];
  const folder = join(OTHERS, project.name);
  const make = (): void => {
    makeProject(join(PROJECTS, project.name), folder);
  };
  const clear = (): void => {
    for (const name of [project.output, ...project.leftovers]) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  };
  const running: Running = {
    folder,
    environment: {
      ASTRO_TELEMETRY_DISABLED: '1',
      CI: '1',
      NODE_ENV: 'production',
      HUGO_CACHEDIR: resolve(folder, '.cache'),
    },
  };
  const { writeWithoutTexts } = project;
  make();
  return {
    name: project.name,
    version: [...builtOn, ...project.packages.map((name) => versionOf(folder, name))].join(', '),
    commands: project.commands,
    running,
    fill: (source) => {
      make();
      project.write(join(folder, project.content), source);
    },
    clear,
    leave: make,
    edit: () => {
      addParagraph(join(folder, project.edited));
    },
    ...(writeWithoutTexts && {
      markdownSeconds: async (source, buildSeconds) => {
        make();
        writeWithoutTexts(join(folder, project.content), source);
        const { seconds } = await measureCommands(project.commands.slice(0, 1), running);
        return Math.max(0, buildSeconds - seconds);
      },
    }),
    countPages: () => countPages(join(folder, project.output)),
  };
};

/** Makes somebody ready to be measured. @throws Absent when a program that this machine would need is not there. */
export const prepareContestant = (name: ContestantName): Contestant =>
  name === 'ours' ? ours() : other(PROJECTS_BY_NAME[name]);
