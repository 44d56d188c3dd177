/** Signs that mean something in an address. Vite reads paths of files as addresses and then looks for other files. */
const IN_ADDRESSES = ['#', '?', '%'];

/** Why the site cannot be built in a folder, and what to do; undefined where it can. */
export const folderNameFault = (folder: string): string | undefined => {
  const signs = IN_ADDRESSES.filter((sign) => folder.includes(sign));
  if (signs.length === 0) return undefined;
  const named = signs.map((sign) => `"${sign}"`).join(' and ');
  return `The path of this folder holds ${named}, which the build takes for a part of an address:\n  ${folder}\nFix: rename the folder, or move the project to another one. Blanks and letters of any language are fine.\n`;
};

/** Ends the program at once, before anything is made that would have to be found and removed. */
export const requireUsableFolder = (folder: string): void => {
  const fault = folderNameFault(folder);
  if (fault === undefined) return;
  process.stderr.write(fault);
  process.exit(1);
};
