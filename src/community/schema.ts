import { z } from 'zod';
import { calendarDate, httpsUrl, line, refuseEndlessWords, slugOf } from '#site/fields.ts';
import { findExcess } from '#site/text-limits.ts';
import { pictureFile } from '#people/schema.ts';
import { countLinks } from './comment-links.ts';

export const BANNER_PLACES = ['article-1', 'article-2', 'article-3', 'article-4', 'article-5', 'article-6'] as const;

export type BannerPlace = (typeof BANNER_PLACES)[number];

/** Size of a banner in CSS pixels; the picture has this size or twice of it. */
export const BANNER_SIZE = { width: 600, height: 150 } as const;

export const bannerSchema = z
  .strictObject({
    advertiser: line(80).describe('Who pays.'),
    picture: pictureFile.describe('Still picture of 600 × 150 px, or of 1200 × 300, beside this file.'),
    alt: line(160).describe('What the banner says, in words.'),
    href: httpsUrl.describe('Where it leads.'),
    placements: z.array(z.enum(BANNER_PLACES)).min(1).describe('Which places it may take.'),
    startsOn: calendarDate.describe('First day it shows.'),
    endsOn: calendarDate.describe('Last day it shows.'),
    includeTopics: z.array(slugOf('topics')).default([]).describe('Only on pages about these. Empty: all.'),
    excludeTopics: z.array(slugOf('topics')).default([]).describe('Never on pages about these.'),
    claimReview: z
      .strictObject({
        reviewedBy: slugOf('people').describe('Who checked the claims the banner makes.'),
        reviewedOn: calendarDate.describe('When.'),
        note: line(240).describe('What was found.'),
      })
      .describe('The review of what the banner claims.'),
  })
  .describe('A labeled banner ad.');

/** A reader who lists sources needs some; an advertiser needs more. */
const MOST_LINKS = 10;

export const commentSchema = z
  .strictObject({
    article: slugOf('articles').describe('The article it stands under.'),
    inReplyTo: slugOf('comments').optional().describe('The comment it answers.'),
    displayName: line(60).describe('The name to show. Never an e-mail address.'),
    postedOn: calendarDate.describe('The day it was sent.'),
    role: z.enum(['reader', 'author', 'provider']).default('reader').describe('Who speaks.'),
    disclosure: line(160).optional().describe('An interest the reader should know.'),
    body: z
      .string()
      .min(1)
      .max(4000)
      .refine((text) => findExcess(text) === undefined, { error: 'It is nested too deeply, or holds too many signs.' })
      .refine((text) => countLinks(text) <= MOST_LINKS, { error: `Leave at most ${MOST_LINKS} links in a comment.` })
      .superRefine(refuseEndlessWords)
      .describe('The text. Simple Markdown: paragraphs, emphasis, lists, links.'),
  })
  .describe('A published comment: content/comments/<article>/<id>.yaml. No e-mail address, no IP, ever.');

export const chapterSchema = z
  .strictObject({
    title: line(80).describe('As it stands above the chapter.'),
    order: z.number().int().min(1).max(40).describe('Its place in the guide, counted from 1.'),
    updatedOn: calendarDate.describe('The day its text last changed in substance.'),
    attachment: z
      .enum(['evidence', 'worksheet', 'diary'])
      .optional()
      .describe(
        'What follows the text: the table of graded claims, the sheet for one treatment, or the two-week diary.',
      ),
  })
  .describe('A chapter of the free download, on paper and as a web page: content/downloads/<slug>.md.');

export type Chapter = z.infer<typeof chapterSchema>;
export type Banner = z.infer<typeof bannerSchema>;
export type Comment = z.infer<typeof commentSchema>;
