/** What only those need who type: a file of its own, fetched when the field for words is entered. */
import type * as findCondition from './find-condition.ts';
import findConditionUrl from './find-condition.ts?script-url';

export const loadFindCondition = () => import(/* @vite-ignore */ findConditionUrl) as Promise<typeof findCondition>;
