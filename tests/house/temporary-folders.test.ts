import { expect, test } from 'vitest';
import { readCode } from './files.ts';

/** Each call that makes a folder below the temporary folder of the system. */
const makesFolder = (text: string): boolean => /\bmkdtemp(?:Sync)?\(/.test(text);
const removesFolder = (text: string): boolean => /\brm(?:Sync)?\(/.test(text);

test('a file that makes temporary folders also removes folders, so that no run leaves one behind', () => {
  const leaving = [...readCode()].filter(([, text]) => makesFolder(text) && !removesFolder(text));
  expect(leaving.map(([path]) => path)).toEqual([]);
});
