import { pictureFilesOf, type PictureFile } from '#scripts/checks/picture-files.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { START } from '#site/problem.ts';

const MEGABYTE = 1_000_000;
const MAX_BYTES = 5 * MEGABYTE;
/** What any camera makes; decoding more can take a builder's whole memory. */
const MAX_PIXELS = 24_000_000;

const faultOf = ({ bytes, header }: PictureFile): string | undefined => {
  if (bytes > MAX_BYTES) return `The picture weighs ${(bytes / MEGABYTE).toFixed(1)} MB; at most 5 MB are taken.`;
  // What is no picture that we take is told by picture-type.
  if (!header || header.type === 'svg' || header.type === 'gif') return undefined;
  if (!header.size) return 'The picture does not say how large it is.';
  const { width, height } = header.size;
  if (width === 0 || height === 0) return 'The picture is empty.';
  return width * height > MAX_PIXELS
    ? `The picture has ${width} × ${height} pixels; at most 24 million are taken.`
    : undefined;
};

export const rule: Rule = {
  code: 'picture-weight',
  *check(content) {
    for (const picture of pictureFilesOf(content)) {
      const found = faultOf(picture);
      if (found !== undefined) {
        yield {
          file: picture.file,
          ...START,
          found,
          fix: 'make it 1,600 pixels wide and save it again as JPEG or WebP.',
        };
      }
    }
  },
};
