/** Compiles and renders MDX as a build does, with the check by-passed. */
import { pathToFileURL } from 'node:url';
import mdxServer from '@astrojs/mdx/server.js';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { mdxProcessor } from '#site/mdx-processor.ts';

const compiler = await mdxProcessor().createMdxRenderer?.(
  { syntaxHighlight: false },
  { optimize: false, srcDir: pathToFileURL('src/'), sourcemap: false },
);

const FILE = '/site/content/articles/example/index.mdx';

/** The module that an MDX file becomes. Rejects where the allow-list stops it. */
export const compile = async (text: string, frontMatter: Record<string, unknown> = {}): Promise<string> => {
  if (!compiler) throw new Error('The processor compiles no MDX.');
  return (await compiler.process(text, FILE, frontMatter)).code;
};

/** The HTML of a text; `components` stand for those of the site. */
export const renderMdx = async (text: string, components: Record<string, unknown> = {}): Promise<string> => {
  const code = (await compile(text)).replaceAll(
    '"astro/jsx-runtime"',
    JSON.stringify(import.meta.resolve('astro/jsx-runtime')),
  );
  const module = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)) as {
    default: AstroComponentFactory;
  };
  Object.assign(module.default, { [Symbol.for('mdx-component')]: true });
  const container = await AstroContainer.create();
  container.addServerRenderer({ renderer: mdxServer, name: 'astro:jsx' });
  return container.renderToString(module.default, { props: { components } });
};
