/** Which articles stand at the end of an article: found for thousands, so that each must not look at all others. */
import type { ArticleCard } from './model.ts';

/** What a shared category counts beside its topic. */
const SAME_CATEGORY = 2;

export class RelatedArticles {
  readonly #articles: readonly ArticleCard[];
  /** Places in `#articles` by topic. */
  readonly #byTopic = new Map<string, number[]>();
  /** How much each article shares with the one that is looked at; all zero in between. */
  readonly #shared: Uint16Array;

  /** @param articles Newest first: where as much is shared, the newer one comes first. */
  constructor(articles: readonly ArticleCard[]) {
    this.#articles = articles;
    this.#shared = new Uint16Array(articles.length);
    for (const [place, { topics }] of articles.entries()) {
      for (const topic of topics) {
        const places = this.#byTopic.get(topic);
        if (places) places.push(place);
        else this.#byTopic.set(topic, [place]);
      }
    }
  }

  /**
   * Articles that share topics with this one, most shared first; a shared category counts twice more. Articles without a
   * shared topic never appear.
   */
  of(article: ArticleCard, count: number): ArticleCard[] {
    const shared = this.#shared;
    const sharing: number[] = [];
    for (const topic of article.topics) {
      for (const place of this.#byTopic.get(topic) ?? []) {
        if (shared[place] === 0) {
          sharing.push(place);
          if (this.#at(place).category.slug === article.category.slug) shared[place] += SAME_CATEGORY;
        }
        shared[place] = (shared[place] ?? 0) + 1;
      }
    }
    const compare = (a: number, b: number): number => (shared[b] ?? 0) - (shared[a] ?? 0) || a - b;
    const best: number[] = [];
    for (const place of sharing) {
      const last = best.at(-1);
      if (best.length === count && last !== undefined && compare(last, place) < 0) continue;
      if (this.#at(place).slug === article.slug) continue;
      const at = best.findIndex((other) => compare(place, other) < 0);
      best.splice(at < 0 ? best.length : at, 0, place);
      if (best.length > count) best.pop();
    }
    for (const place of sharing) shared[place] = 0;
    return best.map((place) => this.#at(place));
  }

  #at(place: number): ArticleCard {
    const article = this.#articles[place];
    if (!article) throw new Error(`There is no article ${place}.`);
    return article;
  }
}
