/** The configuration of the browser editor, made from the collections and the content of today. */
import { collections, type CollectionName } from '#collections.ts';
import type { Content } from '#scripts/checks/content.ts';
import { starterBody } from '#scripts/new/starters.ts';
import type { KindName } from '#scripts/new/kinds.ts';
import { choicesFor } from '#scripts/new/vocabulary.ts';
import type { CalendarDate } from '#site/dates.ts';
import type { Site } from '#site/schema.ts';
import { mergedObject } from '#site/schema-fields.ts';
import { fieldsFrom, labelOf, type EditorField, type SelectOptions } from './fields.ts';

interface Shelf {
  readonly collection: CollectionName;
  readonly kind: KindName;
  /** The field whose words become the file name. */
  readonly slug: string;
  /** Where a file lies below the folder of the collection; the default is `<slug>`. */
  readonly path?: string;
}

/**
 * What can be written in the browser. Left out: sources, whose dates and authors the editor cannot ask for as CSL keeps
 * them (`npm run new source -- --doi`); providers and comments, whose folder follows from their content (the issue
 * form); banners, professions, pages and the settings of the site, which are the operator's.
 */
const SHELVES: readonly Shelf[] = [
  { collection: 'articles', kind: 'article', slug: '{{title}}', path: '{{slug}}/index' },
  { collection: 'treatments', kind: 'treatment', slug: '[[name]]' },
  { collection: 'conditions', kind: 'condition', slug: '[[name]]' },
  { collection: 'evidence', kind: 'finding', slug: '{{condition}}', path: '{{treatment}}/{{slug}}' },
  { collection: 'people', kind: 'person', slug: '[[name]]' },
  { collection: 'glossary', kind: 'glossary', slug: '{{term}}' },
];

/** What the form cannot do is said where somebody would look for it. */
const NOTES: Readonly<Partial<Record<CollectionName, string>>> = {
  articles:
    'Articles with boxes for notes and warnings (index.mdx) are not listed here: edit them in a text editor, or on GitHub. ' +
    'The name of the file follows from the title at the first save, and stays when the title changes',
  evidence: 'A source that is not in the list yet: `npm run new source`, or ask for it in the pull request',
  people: 'Providers have no form here: use the issue form “List a provider”, or `npm run new provider`',
};
const NOTE_FOR_ALL =
  'A draft is saved whatever it holds: the checks then say in the pull request, or with `npm run check`, ' +
  'what is missing and which citation does not exist';

const withDefaults = (field: EditorField, today: CalendarDate): EditorField => {
  if (field.name === 'reviewDueOn')
    return { ...field, default: `${Number(today.slice(0, 4)) + 1}${today.slice(4).replace('-02-29', '-02-28')}` };
  return ['postedOn', 'reviewedOn', 'checkedOn'].includes(field.name) ? { ...field, default: today } : field;
};

const shelfConfig = ({ collection, kind, slug, path }: Shelf, vocabulary: SelectOptions, today: CalendarDate) => {
  const { base, layout, schema, noun } = collections[collection];
  const hasText = layout === 'markdown' || layout === 'folder';
  // An entry of several kinds is one form: what only some kinds have may stay empty.
  const fields = fieldsFrom(mergedObject(schema), vocabulary).map((field) => withDefaults(field, today));
  // Rich text would rewrite citations and tables; contributors see the Markdown that is checked.
  const body: EditorField = {
    name: 'body',
    label: 'Text',
    widget: 'markdown',
    modes: ['raw'],
    default: starterBody(kind),
  };
  return {
    name: collection,
    label: labelOf(collection),
    label_singular: noun.replace(/^an? /, ''),
    // The first sentence: what stands behind it tells of files. Then what this form cannot do.
    description: [schema.description?.split(':')[0], NOTES[collection], NOTE_FOR_ALL]
      .filter((sentence) => sentence !== undefined)
      .map((sentence) => sentence.replace(/\.?$/, '.'))
      .join(' '),
    folder: `content/${base}`,
    create: true,
    delete: false,
    extension: hasText ? 'md' : 'yaml',
    format: hasText ? 'yaml-frontmatter' : 'yaml',
    slug,
    ...(path !== undefined && { path }),
    ...(layout === 'folder' && { media_folder: '', public_folder: '' }),
    fields: hasText ? [...fields, body] : fields,
  };
};

const vocabularyOf = (content: Content): SelectOptions => ({
  treatments: choicesFor(content, 'treatments'),
  conditions: choicesFor(content, 'conditions'),
  topics: choicesFor(content, 'topics'),
  sources: choicesFor(content, 'sources'),
  people: choicesFor(content, 'people'),
  providers: choicesFor(content, 'providers'),
  articles: choicesFor(content, 'articles'),
  professions: choicesFor(content, 'professions'),
  glossary: choicesFor(content, 'glossary'),
  comments: choicesFor(content, 'comments'),
});

/** `https://github.com/owner/name` → `owner/name`; a placeholder where no repository is set, for work on this machine. */
const repositoryOf = ({ repository }: Site): string =>
  repository?.replace(/^https:\/\/github\.com\//, '').replace(/(?:\.git)?\/?$/, '') ?? 'owner/repository';

export const editorConfig = (site: Site, content: Content) => ({
  load_config_file: false,
  backend: {
    name: 'github',
    repo: repositoryOf(site),
    branch: 'main',
    open_authoring: true,
    auth_scope: 'public_repo',
    // Without a sign-in service of the operator's, contributors sign in with a token of their own.
    auth_methods: ['token'],
  },
  publish_mode: 'editorial_workflow',
  media_folder: 'content/_uploads',
  public_folder: '/content/_uploads',
  media_libraries: { default: { config: { slugify_filename: true, max_file_size: 5_000_000 } } },
  site_url: site.url,
  app_title: `${site.shortName}: editor`,
  slug: { encoding: 'ascii', clean_accents: true, maxlength: 60 },
  output: { omit_empty_optional_fields: true, yaml: { indent_size: 2, indent_sequences: true } },
  collections: SHELVES.map((shelf) => shelfConfig(shelf, vocabularyOf(content), content.today)),
});
