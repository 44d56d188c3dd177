/** Every rule, by name. A new one is a file in `rules/`, a line here, a fixture and a help page; a house test wants all. */
import type { Rule } from './rule.ts';
import { rule as altMissing } from './rules/alt-missing.ts';
import { rule as bannerReview } from './rules/banner-review.ts';
import { rule as certaintyWithoutReason } from './rules/certainty-without-reason.ts';
import { rule as characterHidden } from './rules/character-hidden.ts';
import { rule as citationUnknown } from './rules/citation-unknown.ts';
import { rule as claimPlace } from './rules/claim-place.ts';
import { rule as claimUncited } from './rules/claim-uncited.ts';
import { rule as cochraneVersion } from './rules/cochrane-version.ts';
import { rule as codeUnknown } from './rules/code-unknown.ts';
import { rule as commentPlace } from './rules/comment-place.ts';
import { rule as commentPrivate } from './rules/comment-private.ts';
import { rule as commentRole } from './rules/comment-role.ts';
import { rule as dateFuture } from './rules/date-future.ts';
import { rule as dateOrder } from './rules/date-order.ts';
import { rule as figureInterval } from './rules/figure-interval.ts';
import { rule as findingNumber } from './rules/finding-number.ts';
import { rule as findingRow } from './rules/finding-row.ts';
import { rule as frequencyWithoutFigure } from './rules/frequency-without-figure.ts';
import { rule as graderWrong } from './rules/grader-wrong.ts';
import { rule as headingJump } from './rules/heading-jump.ts';
import { rule as healthPromise } from './rules/health-promise.ts';
import { rule as helpNumber } from './rules/help-number.ts';
import { rule as htmlRaw } from './rules/html-raw.ts';
import { rule as intervalNoEffect } from './rules/interval-no-effect.ts';
import { rule as lettersMixed } from './rules/letters-mixed.ts';
import { rule as linkBroken } from './rules/link-broken.ts';
import { rule as linkLookalike } from './rules/link-lookalike.ts';
import { rule as linkRaw } from './rules/link-raw.ts';
import { rule as linkShortened } from './rules/link-shortened.ts';
import { rule as linkTextVague } from './rules/link-text-vague.ts';
import { rule as linkUnknown } from './rules/link-unknown.ts';
import { rule as listingDuplicate } from './rules/listing-duplicate.ts';
import { rule as listingNamesake } from './rules/listing-namesake.ts';
import { rule as listingUnproven } from './rules/listing-unproven.ts';
import { rule as magnitudeUnjudged } from './rules/magnitude-unjudged.ts';
import { rule as mdxAttribute } from './rules/mdx-attribute.ts';
import { rule as mdxForbidden } from './rules/mdx-forbidden.ts';
import { rule as medicareFile } from './rules/medicare-file.ts';
import { rule as medicareOverdue } from './rules/medicare-overdue.ts';
import { rule as nameBadge } from './rules/name-badge.ts';
import { rule as nameDuplicate } from './rules/name-duplicate.ts';
import { rule as nameShared } from './rules/name-shared.ts';
import { rule as nameSpelling } from './rules/name-spelling.ts';
import { rule as nameTaken } from './rules/name-taken.ts';
import { rule as noDifferenceUnfounded } from './rules/no-difference-unfounded.ts';
import { rule as npiInvalid } from './rules/npi-invalid.ts';
import { rule as numberFormat } from './rules/number-format.ts';
import { rule as outcomeUnnamed } from './rules/outcome-unnamed.ts';
import { rule as phoneInvalid } from './rules/phone-invalid.ts';
import { rule as pictureMissing } from './rules/picture-missing.ts';
import { rule as picturePosition } from './rules/picture-position.ts';
import { rule as pictureType } from './rules/picture-type.ts';
import { rule as pictureWeight } from './rules/picture-weight.ts';
import { rule as placeholderUnknown } from './rules/placeholder-unknown.ts';
import { rule as populationUnsaid } from './rules/population-unsaid.ts';
import { rule as postalCodeForm } from './rules/postal-code-form.ts';
import { rule as readingGrade } from './rules/reading-grade.ts';
import { rule as regionUnknown } from './rules/region-unknown.ts';
import { rule as registryDay } from './rules/registry-day.ts';
import { rule as registryFile } from './rules/registry-file.ts';
import { rule as registryOverdue } from './rules/registry-overdue.ts';
import { rule as registryRows } from './rules/registry-rows.ts';
import { rule as reviewOverdue } from './rules/review-overdue.ts';
import { rule as slugDuplicate } from './rules/slug-duplicate.ts';
import { rule as slugForm } from './rules/slug-form.ts';
import { rule as sourceConclusionUnseen } from './rules/source-conclusion-unseen.ts';
import { rule as sourceIdDuplicateDoi } from './rules/source-id-duplicate-doi.ts';
import { rule as sourceSuperseded } from './rules/source-superseded.ts';
import { rule as sourceUnknown } from './rules/source-unknown.ts';
import { rule as spelling } from './rules/spelling.ts';
import { rule as starterText } from './rules/starter-text.ts';
import { rule as textExcess } from './rules/text-excess.ts';
import { rule as textUnreadable } from './rules/text-unreadable.ts';
import { rule as titleDuplicate } from './rules/title-duplicate.ts';

export const rules: readonly Rule[] = [
  altMissing,
  bannerReview,
  certaintyWithoutReason,
  characterHidden,
  citationUnknown,
  claimPlace,
  claimUncited,
  cochraneVersion,
  codeUnknown,
  commentPlace,
  commentPrivate,
  commentRole,
  dateFuture,
  dateOrder,
  figureInterval,
  findingNumber,
  findingRow,
  frequencyWithoutFigure,
  graderWrong,
  headingJump,
  healthPromise,
  helpNumber,
  htmlRaw,
  intervalNoEffect,
  lettersMixed,
  linkBroken,
  linkLookalike,
  linkRaw,
  linkShortened,
  linkTextVague,
  linkUnknown,
  listingDuplicate,
  listingNamesake,
  listingUnproven,
  magnitudeUnjudged,
  mdxAttribute,
  mdxForbidden,
  medicareFile,
  medicareOverdue,
  nameBadge,
  nameDuplicate,
  nameShared,
  nameSpelling,
  nameTaken,
  noDifferenceUnfounded,
  npiInvalid,
  numberFormat,
  outcomeUnnamed,
  phoneInvalid,
  pictureMissing,
  picturePosition,
  pictureType,
  pictureWeight,
  placeholderUnknown,
  populationUnsaid,
  postalCodeForm,
  readingGrade,
  regionUnknown,
  registryDay,
  registryFile,
  registryOverdue,
  registryRows,
  reviewOverdue,
  slugDuplicate,
  slugForm,
  sourceConclusionUnseen,
  sourceIdDuplicateDoi,
  sourceSuperseded,
  sourceUnknown,
  spelling,
  starterText,
  textExcess,
  textUnreadable,
  titleDuplicate,
];
