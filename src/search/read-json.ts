/** @throws Error when there is no such file, or no connection. */
export const readJson = async <Content>(url: string): Promise<Content> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return (await response.json()) as Content;
};
