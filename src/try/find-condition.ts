/**
 * Finds the conditions that a reader's words mean, with the names that the search knows. Runs in a worker of its own: the
 * bundle of a worker shares no file with the search page, which would have to wait for one more.
 */
import type { ConceptTable } from '#search/concept-table.ts';
import { readJson } from '#search/read-json.ts';
import type { MeantConditions, WordsQuestion } from './meant-conditions.ts';
import { understand } from './understand.ts';

let table: Promise<ConceptTable> | undefined;

const answer = async ({ concepts, words }: WordsQuestion): Promise<MeantConditions | undefined> => {
  table ??= readJson<ConceptTable>(concepts);
  try {
    return understand(await table, words);
  } catch {
    // The next question tries again.
    table = undefined;
    return undefined;
  }
};

addEventListener('message', ({ data }: MessageEvent<WordsQuestion>) => {
  void answer(data).then((meant) => {
    postMessage({ words: data.words, meant });
  });
});
