/**
 * Parts of the finder that only some questions need: each is a file of its own, and is fetched when it is. They import
 * nothing that the finder itself imports, which would make a third file of it that the finder then had to wait for.
 */
import type * as placeLookup from '#places/place-lookup.ts';
import placeLookupUrl from '#places/place-lookup.ts?script-url';
import type * as answering from './answering.ts';
import answeringUrl from './answering.ts?script-url';
import type * as resultMap from './result-map.ts';
import resultMapUrl from './result-map.ts?script-url';
import type * as topicNames from './topic-names.ts';
import topicNamesUrl from './topic-names.ts?script-url';

export const loadPlaceLookup = () => import(/* @vite-ignore */ placeLookupUrl) as Promise<typeof placeLookup>;

export const loadAnswering = () => import(/* @vite-ignore */ answeringUrl) as Promise<typeof answering>;

export const loadResultMap = () => import(/* @vite-ignore */ resultMapUrl) as Promise<typeof resultMap>;

export const loadTopicNames = () => import(/* @vite-ignore */ topicNamesUrl) as Promise<typeof topicNames>;
