/** Vitest's global setup: one Chromium for all test files, each of which opens contexts of its own in it. */
import type { TestProject } from 'vitest/node';
import { launchBrowserServer } from '#scripts/browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly browserEndpoint: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await launchBrowserServer();
  project.provide('browserEndpoint', server.wsEndpoint());
  return () => server.close();
}
