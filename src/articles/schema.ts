import { z } from 'zod';
import { calendarDate, citableLine, httpsUrl, line, reviewDates, slugOf } from '#site/fields.ts';
import { pictureSchema } from '#people/schema.ts';
import type { CollectionShape } from '#site/collection-shape.ts';

export const articleSchema = z
  .strictObject({
    title: z.string().min(12).max(110).describe('As it stands above the article.'),
    summary: line(240).describe('One or two plain sentences, for lists and search results.'),
    postedOn: calendarDate.describe('The day it was first published.'),
    updatedOn: calendarDate.optional().describe('The day its text last changed in substance.'),
    category: slugOf('topics').describe('The one treatment or condition it is posted in.'),
    treatments: z.array(slugOf('treatments')).default([]).describe('Treatments it is about.'),
    conditions: z.array(slugOf('conditions')).default([]).describe('Conditions it is about.'),
    authors: z
      .array(slugOf('people'))
      .min(1, { error: 'An article needs at least one author.' })
      .describe('Who wrote it: slugs of content/people.'),
    reviewedBy: slugOf('people').optional().describe('Who reviewed it, when somebody other than the author did.'),
    ...reviewDates,
    keyMessages: z
      .array(citableLine(240))
      .min(2)
      .max(6)
      .describe('What to take away, the most important first. Results cite [@source-id].'),
    basedOn: z
      .strictObject({
        title: line(160).describe('Title of the original.'),
        author: line(80).describe('Who wrote the original.'),
        site: line(80).describe('Where it appeared.'),
        url: httpsUrl.optional().describe('Its address, when known.'),
        postedOn: calendarDate.describe('When it appeared.'),
      })
      .optional()
      .describe('The original this article re-tells.'),
    safetyFrom: slugOf('treatments')
      .optional()
      .describe('The treatment whose safety box stands above the text. Usually the category.'),
    relatedArticles: z
      .array(slugOf('articles'))
      .max(4)
      .optional()
      .describe('Replaces the related articles chosen by shared topics.'),
    picture: pictureSchema.optional().describe('A picture at the head of the article.'),
    conflictOfInterest: line(240).optional().describe('Interests of the author that a reader should know.'),
    sponsor: line(120).optional().describe('Who paid for it. Shown as “Sponsored by”.'),
    commentsOpen: z.boolean().default(true).describe('Whether new comments are taken.'),
  })
  .describe('An article: content/articles/<slug>/index.md (or .mdx), its pictures beside it.');

export type Article = z.infer<typeof articleSchema>;

/** An article in the data store: its text stays in its file, but pages of sources ask what it cites. */
const storedArticleSchema = articleSchema.extend({
  cites: z.array(z.string()).describe('Ids of the sources that the text or the key messages cite.'),
  shows: z.array(z.string()).describe('Ids of the findings that the text shows by a component.'),
});

export type StoredArticle = z.infer<typeof storedArticleSchema>;

const storedArticle = (article: Article, body: string): StoredArticle => ({
  ...article,
  cites: Array.from(
    new Set(
      [body, ...article.keyMessages]
        .join(' ')
        .matchAll(/@([a-z0-9-]+)/g)
        .map(([, source = '']) => source),
    ),
  ),
  shows: Array.from(body.matchAll(/<Claim\s+id="([a-z0-9/-]+)"/g), ([, id = '']) => id),
});

export const articleShape = {
  base: 'articles',
  layout: 'folder',
  schema: articleSchema,
  stored: { schema: storedArticleSchema, of: (data, body) => storedArticle(data as Article, body) },
  noun: 'an article',
} as const satisfies CollectionShape;
