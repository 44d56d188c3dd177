import { pictureFilesOf } from '#scripts/checks/picture-files.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote, START } from '#site/problem.ts';

const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  jpeg: ['jpg', 'jpeg'],
  png: ['png'],
  webp: ['webp'],
  avif: ['avif'],
};

export const rule: Rule = {
  code: 'picture-type',
  *check(content) {
    for (const { file, header } of pictureFilesOf(content)) {
      const name = file.slice(file.lastIndexOf('/') + 1);
      const extension = name.slice(name.lastIndexOf('.') + 1);
      const [right] = EXTENSIONS[header?.type ?? ''] ?? [];
      if (right !== undefined && EXTENSIONS[header?.type ?? '']?.includes(extension)) continue;
      yield {
        file,
        ...START,
        found: header
          ? `${quote(name)} holds a picture of another type: ${header.type.toUpperCase()}.`
          : `${quote(name)} is not a picture, or it is damaged.`,
        fix: right === undefined ? 'save it as JPEG, PNG, WebP or AVIF.' : `rename it to end in .${right}.`,
      };
    }
  },
};
