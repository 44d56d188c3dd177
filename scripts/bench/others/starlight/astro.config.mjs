import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://example.org',
  integrations: [
    starlight({
      title: 'Directory',
      // A sidebar of every page, Starlight's default, would stand in every page.
      sidebar: [{ label: 'Home', link: '/' }],
    }),
  ],
});
