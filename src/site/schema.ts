import { z } from 'zod';
import { httpsUrl, line, SLUG_PATTERN } from './fields.ts';

const formBasics = {
  action: httpsUrl.describe('The address the form posts to.'),
  fields: z.record(z.string(), z.string()).default({}).describe('Hidden fields the service asks for.'),
  trapField: z
    .string()
    .optional()
    .describe('What the service calls its honeypot: a field that people do not see and robots fill in.'),
  answersScripts: z
    .boolean()
    .default(false)
    .describe(
      'The service lets scripts of this site read its answer (CORS), so that the page itself can say what came of it.',
    ),
  netlify: z.boolean().default(false).describe('The form is one of Netlify Forms, which look for marks in the page.'),
};

const fieldName = z.string().min(1).max(60).optional();

const newsletterForm = z.strictObject({
  ...formBasics,
  emailField: z.string().default('email').describe('What the service calls the e-mail field.'),
});

const commentForm = z.strictObject({
  ...formBasics,
  fieldNames: z
    .strictObject({
      article: fieldName,
      inReplyTo: fieldName,
      name: fieldName,
      disclosure: fieldName,
      message: fieldName,
      elapsed: fieldName,
    })
    .default({})
    .describe('Names of the fields, where the service wants other ones: `message: fields[message]`.'),
});

const correctionForm = z.strictObject({
  ...formBasics,
  fieldNames: z
    .strictObject({
      page: fieldName,
      fact: fieldName,
      date: fieldName,
      wish: fieldName,
      message: fieldName,
      contact: fieldName,
      elapsed: fieldName,
    })
    .default({})
    .describe('Names of the fields, where the service wants other ones.'),
});

/** Form services of other companies, each by its address; one that is left out has no form. */
const externalForms = z.strictObject({
  newsletter: newsletterForm
    .optional()
    .describe('Where newsletter sign-ups go. Left out: the page offers the download and the feed instead.'),
  comments: commentForm
    .optional()
    .describe('Where comments go. Left out: the page leads to the repository’s issue form.'),
  corrections: correctionForm
    .optional()
    .describe('Where corrections go. Left out: to the repository’s issues, else to the contact address.'),
});

/** Who runs the site's own inbox: a Node server (`npm start`, `npm run inbox:serve`), or functions of a host. */
export const INBOX_HOSTS = ['node', 'netlify', 'cloudflare', 'vercel'] as const;

/** Services whose API takes a subscriber. */
export const NEWSLETTER_SERVICES = ['buttondown', 'mailchimp', 'listmonk'] as const;

const phoneNumber = z
  .string()
  .regex(/^\+?\d[\d -]{1,18}$/, { error: "Write the number as people dial it, in quotation marks, like '112'." });

/** Where people call for help. Texts under content/ name it by placeholders (`placeholders.ts`). */
const helpSchema = z
  .strictObject({
    countryName: line(40)
      .default('the US')
      .describe('The country these numbers are for, as after “in”: the US, Ireland.'),
    emergency: phoneNumber.default('911').describe('The number for emergencies: [[emergency]].'),
    crisis: phoneNumber
      .default('988')
      .describe('The number of a crisis line for people who think of ending their life.'),
    crisisBy: line(20).default('call or text').describe('How that line is reached; with its number it is [[crisis]].'),
    poisonControl: phoneNumber.default('1-800-222-1222').describe('The number of poison control: [[poison-control]].'),
  })
  .prefault({})
  .describe('Numbers that every page and many texts give in an emergency.');

/** Plain enough to mean the same in the files of every host: no blank, quote, `*` or `$`. */
const movedFrom = z
  .string()
  .regex(/^\/(?!\/)[\w.~%/-]*$/, { error: 'Write the old address as a path of this site, like "/old-page/".' });
const movedTo = z
  .string()
  .regex(/^\/(?!\/)[\w.~%/?=&#-]*$/, { error: 'Write the new address as a path of this site, like "/new-page/".' });

export const siteSchema = z
  .strictObject({
    name: line(80).describe('Name of the site.'),
    shortName: line(30).describe('Short name, for small places.'),
    url: httpsUrl.describe('Where the site is published, without a slash at the end.'),
    tagline: line(160).describe('One sentence under the name.'),
    description: line(240).describe('What the site is, for search engines.'),
    language: z.string().default('en-US').describe('Language of the site as a BCP 47 tag.'),
    repository: httpsUrl.optional().describe('The public repository, for corrections and contributions.'),
    contactEmail: z.email().optional().describe('Public address of the operator.'),
    help: helpSchema,
    forms: z
      .union([z.enum(INBOX_HOSTS), externalForms])
      .default({})
      .describe(
        'Who takes what readers send: the site’s own inbox, by the name of its host, or addresses of form services.',
      ),
    newsletterService: z
      .enum(NEWSLETTER_SERVICES)
      .optional()
      .describe('The service that the inbox passes sign-ups to. Its key stands in the environment, never here.'),
    registryRows: z
      .enum(['none', 'organizations', 'all'])
      .default('none')
      .describe('Which unclaimed registry rows are published.'),
    host: z
      .enum(['cloudflare-pages', 'cloudflare-pages-paid', 'github-pages', 'other'])
      .optional()
      .describe(
        'Where the site is published. The build then fails when the host would not take it; left out, it warns.',
      ),
    articlesPerPage: z.number().int().min(2).max(50).default(10).describe('Articles on a list page.'),
    redirects: z.record(movedFrom, movedTo).default({}).describe('Moved pages: old address to new address.'),
  })
  .describe('content/site.yaml: what the operator sets.');

/** Groups of links at the foot of every page, in their order. */
export const FOOTER_GROUPS = ['find', 'read', 'trust', 'take-part'] as const;

const footerLinkSchema = z.strictObject({
  group: z.enum(FOOTER_GROUPS).default('trust').describe('The group of links that names the page.'),
  name: line(40).optional().describe('What the link says, where the title is too long.'),
  order: z.int().min(1).max(99).default(50).describe('Place among the links of the group: lower numbers first.'),
});

export const pageSchema = z
  .strictObject({
    title: line(90).describe('As it stands above the page.'),
    summary: line(240).describe('One plain sentence for search engines.'),
    updatedOn: z.iso.date().describe('The day the text last changed.'),
    footer: footerLinkSchema
      .prefault({})
      .describe('Where the foot of every page links to this one. Without it the link stands under "Trust".'),
  })
  .describe('A page about the site itself: content/pages/<slug>.md.');

export const isSlug = (text: string): boolean => SLUG_PATTERN.test(text);

/** One form of the site and the address it posts to. */
export type FormTarget = z.infer<typeof commentForm> | z.infer<typeof newsletterForm> | z.infer<typeof correctionForm>;
export type FormTargets = z.infer<typeof externalForms>;
export type Site = z.infer<typeof siteSchema>;
export type SitePage = z.infer<typeof pageSchema>;
