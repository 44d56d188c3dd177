import { z } from 'zod';
import { httpsUrl, line, slugOf } from '#site/fields.ts';

/** A picture beside its entry: a plain file name, never a path. */
export const pictureFile = z.string().regex(/^[a-z0-9][a-z0-9-]*\.(?:jpg|jpeg|png|webp|avif)$/, {
  error: 'Name a picture that lies beside this file, like portrait.jpg (jpg, png, webp or avif).',
});

export const pictureSchema = z.strictObject({
  file: pictureFile.describe('File name of the picture, which lies beside this file.'),
  alt: line(200).describe('What the picture shows, for those who cannot see it.'),
  credit: line(120).optional().describe('Who made it, and under which license.'),
});

export const personSchema = z
  .strictObject({
    name: line(80).describe('Full name as the person writes it.'),
    credentials: z.array(line(80)).default([]).describe('Licenses and certificates in plain words.'),
    bio: line(600).describe('Two or three sentences in the third person. Facts only.'),
    picture: pictureSchema.optional().describe('A portrait.'),
    provider: slugOf('providers').optional().describe('The person’s provider profile, when there is one.'),
    links: z
      .array(z.strictObject({ label: line(60), url: httpsUrl }))
      .max(6)
      .default([])
      .describe('The person’s own pages.'),
    disclosures: z.array(line(240)).default([]).describe('Interests a reader should know.'),
  })
  .describe('An author or reviewer.');

export type Person = z.infer<typeof personSchema>;
export type Picture = z.infer<typeof pictureSchema>;
