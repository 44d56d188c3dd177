/** Takes from a stranger's text what may not, or need not, be published. */
import { withoutAddresses } from '#community/inbox/private-words.ts';
import { withoutHiddenCharacters } from '#site/hidden-characters.ts';

const TAG = /<\/?[a-z][^<>]{0,2000}>|<!--[^<>]{0,2000}-->|<![a-z][^<>]{0,200}>/gi;
/** An address may hold brackets of its own. */
const PICTURE = /!\[([^\]\n]{0,500})\]\((?:[^()\n]|\([^()\n]*\))*\)/g;
/** Links to anything but https, within the text; what they say stays. */
const FOREIGN_LINK = /\[([^\]\n]{0,500})\]\((?!https:\/\/)(?:[^()\n]|\([^()\n]*\))*\)/gi;
const HEADING = /^ {0,3}#{1,6}[ \t]+/gm;

export interface CleanedComment {
  readonly text: string;
  /** It held signs that nobody types by accident. */
  readonly hadHiddenSigns: boolean;
}

/** What is left when one thing is taken out may be another: `<scr<script>ipt>`. Honest text is clean after one pass. */
const MOST_PASSES = 20;

/** Takes away until nothing changes. What still changes then is no text: its brackets go. */
const untilClean = (written: string, pass: (text: string) => string): string => {
  let text = written;
  for (let passes = 0; passes < MOST_PASSES; passes += 1) {
    const next = pass(text);
    if (next === text) return text;
    text = next;
  }
  return pass(text.replaceAll(/[<>[\]()]/g, ''));
};

/** The text of a comment: paragraphs, emphasis, lists, quotes and https links remain. */
export const cleanBody = (written: string): CleanedComment => {
  const text = written.normalize('NFC').replaceAll(/\r\n?/g, '\n');
  const shown = withoutHiddenCharacters(text);
  return {
    hadHiddenSigns: shown !== text,
    text: untilClean(shown, (rest) =>
      withoutAddresses(
        rest.replaceAll(TAG, '').replaceAll(PICTURE, '$1').replaceAll(FOREIGN_LINK, '$1').replaceAll(HEADING, ''),
      )
        .replaceAll(/[ \t]+$/gm, '')
        .replaceAll(/\n{3,}/g, '\n\n')
        .trim(),
    ),
  };
};

/** One line: a name, an interest. Nothing in it is Markdown. */
export const cleanLine = (written: string): string =>
  untilClean(written.normalize('NFC'), (rest) =>
    withoutAddresses(withoutHiddenCharacters(rest.replaceAll(/\s+/g, ' ')).replaceAll(TAG, ''), '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
