/** Fetches the finder's files, each once. Hashes in their paths let every cache keep them. */

/** The site was built anew while the page was open, and a file is gone: only loading the page again helps. */
export class StalePageError extends Error {
  override readonly name = 'StalePageError';
}

const answers = new Map<string, Promise<unknown>>();

const load = async (path: string): Promise<unknown> => {
  const response = await fetch(`/finder/${path}.json`);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.json() as Promise<unknown>;
};

/** Undefined when there is no such file, as for a postal code that does not exist. */
export const fetchOptional = (path: string): Promise<unknown> => {
  const known = answers.get(path);
  if (known) return known;
  const answer = load(path);
  answers.set(path, answer);
  // A lost connection may come back: what failed is asked for again.
  answer.catch(() => answers.delete(path));
  return answer;
};

export const fetchFile = async (path: string): Promise<unknown> => {
  const file = await fetchOptional(path);
  if (file === undefined) throw new StalePageError(path);
  return file;
};
