import { slugOfName, WordFamilies, type ConceptTable, type NamedTopic, type TopicRow } from '#search/concept-table.ts';
import { Resolver } from '#search/resolver.ts';
import type { AskedSubject, Urgent } from '#search/schema.ts';
import { editDistance } from '#search/spelling.ts';
import { STOP_WORDS, stemOf, wordsOf } from '#search/words.ts';

/** A name is left out when the others lead to its topic without it, this far ahead of any other topic. */
const CLEAR_LEAD = 1.3;
const CLEAR_SCORE = 0.5;
/** Of so many letters two may be wrong. */
const LONG_WORD = 7;

export interface Vocabulary {
  readonly topics: readonly NamedTopic[];
  /** Rows of words that mean the same. */
  readonly families: readonly (readonly string[])[];
  readonly urgent: readonly Urgent[];
  readonly subjects?: readonly AskedSubject[];
}

/**
 * The vocabulary as the browser gets it: every name that the resolver needs, and none that it finds without. A name that
 * is two letters off the one that leads to it stays ("acupuntura"), since a reader may type a letter of it wrong.
 * Most misspellings, plurals and compounds ("Reiki session") go; brands, abbreviations and lay words stay.
 */
export const buildConceptTable = (vocabulary: Vocabulary): ConceptTable => {
  const { subjects = [] } = vocabulary;
  const words = vocabulary.families.map((row) => row.map(folded).join('|'));
  const families = [...words, ...phrasesOfStopWords(subjects, new WordFamilies(words))];
  const topics = [...vocabulary.topics, ...subjects.map(topicOfSubject)];
  const full: ConceptTable = {
    topics: withDistinctNames(topics, new WordFamilies(families)),
    families,
    urgent: vocabulary.urgent.map(({ title, advice, call, phrases }) => [
      title,
      advice,
      call,
      phrases.map(folded).join('|'),
    ]),
  };
  return { ...full, topics: withLost(full, { ...full, topics: withoutFindable(full) }) };
};

/** Folded here, so that no browser need do it. */
const folded = (phrase: string): string => wordsOf(phrase).join(' ');

const topicOfSubject = ({ id, name, phrases }: AskedSubject): NamedTopic => ({
  slug: id,
  name,
  kind: 'subject',
  alsoKnownAs: phrases,
  related: [],
});

/** "Is it safe" and "at home" would be nothing, or any "home", without their stop words: they become words of one class. */
const phrasesOfStopWords = (subjects: readonly AskedSubject[], families: WordFamilies): string[] =>
  subjects.flatMap(({ name, phrases }) => {
    const bound = phrases.map(folded).filter((phrase) => {
      const words = phrase.split(' ');
      return words.length > 1 && words.filter((word) => !STOP_WORDS.has(word)).length < 2;
    });
    const own = families.classesOf(wordsOf(name)).map((found) => found.name);
    return bound.length === 0 ? [] : [[own.join(' '), ...bound].join('|')];
  });

/** The classes of a name, sorted and joined: equal keys are equal names to the resolver. */
const keyOf = (families: WordFamilies, name: string): string =>
  [...new Set(families.classesOf(wordsOf(name)).map((found) => found.name))].sort().join(' ');

/** "AT lessons" would lose its "AT" among the stop words and then stand for any lesson. */
const losesAbbreviation = (name: string): boolean =>
  (name.match(/\b[A-Z]{2,}\b/g) ?? []).some((word) => STOP_WORDS.has(word.toLowerCase()));

/** A name in the plainest words of its families, without stop words: it means the same to the resolver, and repeats more. */
const plainestForm = (families: WordFamilies, name: string): string => {
  const words = wordsOf(name);
  return families
    .classesOf(words)
    .map((found) => {
      const word = words.slice(found.from, found.to).join(' ');
      return found.name === stemOf(word) ? word : found.name;
    })
    .join(' ');
};

const withDistinctNames = (topics: readonly NamedTopic[], families: WordFamilies): TopicRow[] => {
  const places = new Map(topics.map(({ slug }, place) => [slug, place]));
  return topics.map((topic) => {
    const byKey = new Map([[keyOf(families, topic.name), topic.name]]);
    for (const name of topic.alsoKnownAs) {
      const key = keyOf(families, name);
      if (key !== '' && !byKey.has(key) && !losesAbbreviation(name)) byKey.set(key, plainestForm(families, name));
    }
    const names = [...byKey.values()].slice(1).join('|');
    const related = topic.related.flatMap((slug) => places.get(slug) ?? []);
    const slug = topic.slug === slugOfName(topic.name) ? '' : topic.slug;
    return [
      slug,
      topic.name,
      topic.kind === 'treatment' ? 't' : topic.kind === 'condition' ? 'c' : 's',
      names,
      related,
    ];
  });
};

/** The name with other words of the same families: "back pain" as "spine ache". */
const inOtherWords = ({ families }: ConceptTable): ((name: string) => string) => {
  const reader = new WordFamilies(families);
  const second = new Map(
    families.map((family) => {
      const [first = '', other = first] = family.split('|');
      return [reader.nameOf(stemOf(first)), other];
    }),
  );
  return (name) => {
    const words = name.split(' ');
    return reader
      .everyClassOf(words)
      .map(({ name: found, from, to }) => second.get(found) ?? words.slice(from, to).join(' '))
      .join(' ');
  };
};

const withoutFindable = (table: ConceptTable): TopicRow[] => {
  const reworded = inOtherWords(table);
  const skipped = new Set<number>();
  const resolver = new Resolver(table, skipped);
  let index = -1;
  const places = table.topics.map(([, name, , names]) =>
    [name, ...namesIn(names)].map((text) => ({ text, index: (index += 1) })),
  );
  return table.topics.map(([slug, name, kind, , related], topic) => {
    const own = places[topic]?.slice(1) ?? [];
    const isFound = (text: string): boolean => {
      const [first, second] = resolver.understand(`${text} `).topics;
      const isFirst = first?.slug === (slug || slugOfName(name)) && first.isNamed && first.score >= CLEAR_SCORE;
      return isFirst && (second?.score ?? 0) * CLEAR_LEAD <= first.score;
    };
    // From the end, where lists keep their misspellings.
    for (const { text, index: at } of own.toReversed()) {
      skipped.add(at);
      const others = [name, ...own.filter(({ index: other }) => !skipped.has(other)).map((place) => place.text)];
      const isFar = isFarFrom(text, others.flatMap(wordsOf));
      if (isFar || !resolver.knowsWordsOf(text) || !isFound(text) || !isFound(reworded(text))) skipped.delete(at);
    }
    const kept = own.filter((place) => !skipped.has(place.index)).map(({ text }) => text);
    return [slug, name, kind, kept.join('|'), related];
  });
};

/** The rows with the names that lead nowhere without themselves: "DPNP" was found by "DPN", and that one by "PDN". */
const withLost = (full: ConceptTable, short: ConceptTable): TopicRow[] => {
  const resolver = new Resolver(short);
  return short.topics.map(([slug, name, kind, names, related], topic) => {
    const kept = new Set(namesIn(names));
    const lost = namesIn(full.topics[topic]?.[3] ?? '').filter((text) => {
      const [first] = kept.has(text) ? [] : resolver.understand(`${text} `).topics;
      return !kept.has(text) && first === undefined;
    });
    return [slug, name, kind, [...kept, ...lost].join('|'), related];
  });
};

/** A long word so unlike the others that with one letter wrong none of them would be found by it: "acupuntura". */
const isFarFrom = (text: string, words: readonly string[]): boolean =>
  text.length >= LONG_WORD && !text.includes(' ') && words.every((word) => editDistance(text, word, 1) > 1);

const namesIn = (names: string): string[] => (names === '' ? [] : names.split('|'));
