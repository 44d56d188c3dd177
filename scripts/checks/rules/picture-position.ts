import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pictureFilesOf } from '#scripts/checks/picture-files.ts';
import { hasPosition } from '#scripts/checks/picture-position.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { START } from '#site/problem.ts';

/** What is larger is told by picture-weight, and not read. */
const MAX_BYTES = 5_000_000;

export const rule: Rule = {
  code: 'picture-position',
  *check(content) {
    for (const { file, bytes, header } of pictureFilesOf(content)) {
      if (bytes > MAX_BYTES || !header || !hasPosition(readFileSync(join(content.root, file)))) continue;
      yield {
        file,
        ...START,
        found: 'The picture says where it was taken: its file holds the position.',
        fix: 'run `npm run check -- --fix`, which saves it without; or save it again without location data.',
      };
    }
  },
};
