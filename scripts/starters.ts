/** Writes content/_templates anew from the schemas. A test fails while the two differ. */
import { replaceFile } from '#scripts/files/atomic.ts';
import { KIND_NAMES } from '#scripts/new/kinds.ts';
import { starterFile, starterText } from '#scripts/new/starters.ts';

for (const name of KIND_NAMES) replaceFile(starterFile(name), starterText(name));
