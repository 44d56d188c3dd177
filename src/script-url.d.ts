/** The address of a module that a script may load later; see src/shell/script-urls.ts. */
declare module '*?script-url' {
  const url: string;
  export default url;
}
