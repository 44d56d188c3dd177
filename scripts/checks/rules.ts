/** Every rule, by name. A new one is a file in `rules/`, a line here, a fixture and a help page; a house test wants all. */
import type { Rule } from './rule.ts';
import { rule as altMissing } from './rules/alt-missing.ts';
import { rule as bannerReview } from './rules/banner-review.ts';
import { rule as citationUnknown } from './rules/citation-unknown.ts';
import { rule as claimPlace } from './rules/claim-place.ts';
import { rule as cochraneVersion } from './rules/cochrane-version.ts';
import { rule as commentPlace } from './rules/comment-place.ts';
import { rule as commentPrivate } from './rules/comment-private.ts';
import { rule as dateFuture } from './rules/date-future.ts';
import { rule as dateOrder } from './rules/date-order.ts';
import { rule as htmlRaw } from './rules/html-raw.ts';
import { rule as linkBroken } from './rules/link-broken.ts';
import { rule as linkUnknown } from './rules/link-unknown.ts';
import { rule as mdxForbidden } from './rules/mdx-forbidden.ts';
import { rule as pictureMissing } from './rules/picture-missing.ts';
import { rule as slugDuplicate } from './rules/slug-duplicate.ts';
import { rule as slugForm } from './rules/slug-form.ts';
import { rule as sourceConclusionUnseen } from './rules/source-conclusion-unseen.ts';
import { rule as sourceIdDuplicateDoi } from './rules/source-id-duplicate-doi.ts';
import { rule as sourceUnknown } from './rules/source-unknown.ts';
import { rule as textExcess } from './rules/text-excess.ts';
import { rule as textUnreadable } from './rules/text-unreadable.ts';

export const rules: readonly Rule[] = [
  altMissing,
  bannerReview,
  citationUnknown,
  claimPlace,
  cochraneVersion,
  commentPlace,
  commentPrivate,
  dateFuture,
  dateOrder,
  htmlRaw,
  linkBroken,
  linkUnknown,
  mdxForbidden,
  pictureMissing,
  slugDuplicate,
  slugForm,
  sourceConclusionUnseen,
  sourceIdDuplicateDoi,
  sourceUnknown,
  textExcess,
  textUnreadable,
];
