import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Made here, so that no large file lies in the repository.
export const arrange = (root: string): void => {
  appendFileSync(join(root, 'content/treatments/sample-movement.md'), 'A line.\n\n'.repeat(30_000));
  appendFileSync(join(root, 'content/glossary/example-term.yaml'), '# A line.\n'.repeat(7_000));
  const keys = '# A line.\n'.repeat(7_000);
  writeFileSync(join(root, 'content/pages/long-keys.md'), `---\n${keys}title: Long\n---\n\nText.\n`);
};
