/** `/advertise/preview/` while developing: the six places of an article with each banner, and a stand-in where there is none. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

export const bannerPreview = (): AstroIntegration => ({
  name: 'banner-preview',
  hooks: {
    'astro:config:setup': ({ command, config, injectRoute }) => {
      if (command !== 'dev') return;
      // A name that begins with an underscore is no route by itself, so that no build has the page.
      const entrypoint = fileURLToPath(new URL('pages/_advertise-preview.astro', config.srcDir));
      injectRoute({ pattern: '/advertise/preview', entrypoint });
    },
  },
});
