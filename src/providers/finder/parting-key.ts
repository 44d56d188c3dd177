/** The shortest text that parts two neighbors: not before the first, and before the second or the same. */
export const partingKey = (before: string, key: string): string => {
  let length = 1;
  while (length < key.length && key.slice(0, length) <= before) length += 1;
  return key.slice(0, length);
};
