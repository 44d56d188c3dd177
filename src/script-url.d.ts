/** The address of a module that a script may load later; see src/shell/script-urls.ts. */
declare module '*?script-url' {
  const url: string;
  // eslint-disable-next-line no-restricted-syntax -- November 29, 2026: so Vite gives the address of an asset.
  export default url;
}
