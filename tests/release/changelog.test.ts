import { expect, test } from 'vitest';
import { changelog, parseLog } from '#scripts/release/changelog.ts';

const LOG = [
  '\u001eaaa1111\tCorrect the effect of TENS\n\ncontent/evidence/tens/knee-pain.yaml\n',
  '\u001ebbb2222\tFind @team and [a link](https://evil.example)\tfaster\n\nsrc/search/words.ts\ntests/search/words.test.ts\n',
  '\u001eccc3333\tLook at more pages\n\ntests/site/links.test.ts\n',
].join('\n');

test('commits stand under what they touch, in their own words', () => {
  expect(changelog(parseLog(LOG), 'v1.1.0', 'v1.0.0')).toBe(
    [
      'v1.1.0: what changed since v1.0.0.',
      '',
      '## What the site says',
      '',
      '- Correct the effect of TENS (aaa1111)',
      '',
      '## Pages and search',
      '',
      '- Find &#64;team and &#91;a link&#93;(https://evil.example) faster (bbb2222)',
      '',
      '## Tests',
      '',
      '- Look at more pages (ccc3333)',
      '',
    ].join('\n'),
  );
});

test('a first release and one without changes say so', () => {
  expect(changelog([], 'v1.0.0', undefined)).toBe('First release, v1.0.0.\n\nNothing changed.\n');
});
