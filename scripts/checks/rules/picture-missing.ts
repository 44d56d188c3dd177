import { closestTo, didYouMean } from '#site/did-you-mean.ts';
import { imagesIn } from '#scripts/checks/images.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';

export const rule: Rule = {
  code: 'picture-missing',
  *check(content) {
    for (const { entry, locate, url } of imagesIn(content)) {
      const folder = entry.file.slice(0, entry.file.lastIndexOf('/') + 1);
      const name = url.replace(/^\.\//, '');
      if (content.pictures.has(`${folder}${name}`)) continue;
      const isElsewhere = /[/\\:%?#]/.test(name);
      const beside = [...content.pictures]
        .filter((picture) => picture.startsWith(folder) && !picture.slice(folder.length).includes('/'))
        .map((picture) => picture.slice(folder.length));
      yield {
        file: entry.file,
        ...locate(),
        found: isElsewhere
          ? `${quote(url)} is not the name of a picture beside this file.`
          : `There is no picture ${quote(name)} beside this file.${didYouMean(closestTo(name, beside))}`,
        fix: isElsewhere
          ? 'put the picture in the same folder and write its name alone, like knee.jpg.'
          : 'correct the name, or add the picture to the same folder.',
      };
    }
  },
};
