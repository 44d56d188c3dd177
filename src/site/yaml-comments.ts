import { Lexer } from 'yaml';
import { hiddenCharacterFault, hiddenCharactersIn } from './hidden-characters.ts';

/** Signs by which the lexer tells its parser where a document or a plain text starts; they stand in no file. */
const NO_LENGTH = new Set(['\u0002', '\u0018', '\u001f']);

export interface CommentFault {
  readonly code: 'character-hidden';
  readonly offset: number;
  readonly found: string;
  readonly fix: string;
}

/**
 * Hidden characters in the comments of a YAML text. No reader sees those, but reviewers do: a mark that turns the
 * direction makes a comment look like a value, and a value like a comment.
 */
export const hiddenInComments = (yaml: string): CommentFault[] => {
  if (hiddenCharactersIn(yaml).length === 0) return [];
  const faults: CommentFault[] = [];
  let offset = 0;
  for (const token of new Lexer().lex(yaml)) {
    if (NO_LENGTH.has(token)) continue;
    if (token.startsWith('#')) {
      for (const hidden of hiddenCharactersIn(token)) {
        const fault = hiddenCharacterFault(hidden, token);
        faults.push({ code: 'character-hidden', offset: offset + hidden.index, ...fault });
      }
    }
    offset += token.length;
  }
  return faults;
};
