/** @type {import('prettier').Config} */
export default {
  printWidth: 120,
  singleQuote: true,
  // The plugin follows Astro's JSX whitespace rules, so that formatting never changes what a page says.
  plugins: ['prettier-plugin-astro'],
  overrides: [{ files: '*.astro', options: { parser: 'astro' } }],
};
