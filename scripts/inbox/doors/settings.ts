import type { FunctionSettings } from '#community/inbox/function.ts';

/** The build puts the settings of the site in the place of this name. */
declare const INBOX_SETTINGS: FunctionSettings;

export const settings: FunctionSettings = INBOX_SETTINGS;

/** Into the log of the host goes which service failed, never what was sent. */
export const surroundings = {
  now: Date.now,
  onFailure: (error: unknown): void => {
    console.error(error instanceof Error ? error.message : 'A message could not be passed on.');
  },
};
