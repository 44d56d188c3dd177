import type { RecordKind } from './model.ts';

const KINDS_BY_FOLDER: Readonly<Record<string, RecordKind>> = {
  treatments: 'topic',
  conditions: 'topic',
  articles: 'article',
  providers: 'provider',
  glossary: 'glossary',
  sources: 'source',
};

/** The kind of a page or passage by its address, such as `/treatments/tens/`. */
export const kindOfUrl = (url: string): RecordKind => KINDS_BY_FOLDER[url.split('/')[1] ?? ''] ?? 'page';

/** The slug of a treatment or condition by the address of its page. */
export const slugOfTopicUrl = (url: string): string => url.split('/')[2] ?? '';
