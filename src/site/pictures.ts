import type { ImageMetadata } from 'astro';

const PICTURES = import.meta.glob<{ default: ImageMetadata }>('/content/**/*.{jpg,jpeg,png,webp,avif}', { eager: true });

/** A picture beside an entry, by its path under `content/`. The checks have made sure that it is there. */
export const findPicture = (path: string): ImageMetadata | undefined => PICTURES[`/content/${path}`]?.default;
