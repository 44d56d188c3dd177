import { chromium, type Browser } from 'playwright-core';
import { inject } from 'vitest';

let connection: Promise<Browser> | undefined;

/** The browser that all test files share (browser-server.ts). Close the contexts that you open, and not the browser. */
export const connectToBrowser = (): Promise<Browser> => (connection ??= chromium.connect(inject('browserEndpoint')));
