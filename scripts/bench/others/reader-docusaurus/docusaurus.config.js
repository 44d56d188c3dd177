// As the classic starter has it, without its pictures.
import { themes } from 'prism-react-renderer';

export default {
  title: 'My Site',
  tagline: 'Dinosaurs are cool',
  future: { v4: true },
  url: 'https://example.org',
  baseUrl: '/',
  onBrokenLinks: 'throw',
  i18n: { defaultLocale: 'en', locales: ['en'] },
  presets: [
    [
      'classic',
      {
        docs: { sidebarPath: './sidebars.js', editUrl: 'https://example.org/edit/' },
        blog: { showReadingTime: true, feedOptions: { type: ['rss', 'atom'], xslt: true } },
        theme: { customCss: './src/css/custom.css' },
      },
    ],
  ],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    navbar: {
      title: 'My Site',
      items: [
        { type: 'docSidebar', sidebarId: 'tutorialSidebar', position: 'left', label: 'Tutorial' },
        { to: '/blog', label: 'Blog', position: 'left' },
        { href: 'https://github.com/facebook/docusaurus', label: 'GitHub', position: 'right' },
      ],
    },
    footer: {
      style: 'dark',
      links: [
        { title: 'Docs', items: [{ label: 'Tutorial', to: '/docs/intro' }] },
        { title: 'More', items: [{ label: 'Blog', to: '/blog' }] },
      ],
      copyright: 'My Project. Built with Docusaurus.',
    },
    prism: { theme: themes.github, darkTheme: themes.dracula },
  },
};
