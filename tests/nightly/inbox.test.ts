/** The inbox as a service, killed again and again while messages come. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadInbox } from '#scripts/bench/inbox-load.ts';

test('killed 50 times, it loses no message that it took, and leaves no half of one', async () => {
  const root = mkdtempSync(join(tmpdir(), 'inbox-kills-'));
  try {
    cpSync('content/site.yaml', join(root, 'content/site.yaml'));
    const { posts, stored, halfWritten, kills } = await loadInbox({ root, posts: 1000, kills: 50 });
    expect({ stored, halfWritten, kills }).toEqual({ stored: posts, halfWritten: [], kills: 50 });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
