import type { ImageMetadata } from 'astro';
import { getImage } from 'astro:assets';

const PICTURES = import.meta.glob<{ default: ImageMetadata }>('/content/**/*.{jpg,jpeg,png,webp,avif}', {
  eager: true,
});

/** Widths of a picture in running text, in CSS pixels: a phone, a tablet, and twice the reading column. */
const WIDTHS = [360, 640, 1216];
const SIZES = '(max-width: 42rem) 92vw, 38rem';

/** A picture beside an entry, by its path under `content/`. The checks have made sure that it is there. */
export const findPicture = (path: string): ImageMetadata | undefined => PICTURES[`/content/${path}`]?.default;

interface Tag {
  readonly tag: string;
  readonly file: string;
  readonly alt: string;
}

const pictureTagsIn = (html: string): Tag[] =>
  [...html.matchAll(/<img src="(?:\.\/)?([^"/]+)" alt="([^"]*)"\s*\/?>/g)].map(([tag, file = '', alt = '']) => ({
    tag,
    file,
    alt,
  }));

const withSizes = async ({ tag, file, alt }: Tag, folder: string): Promise<string> => {
  const picture = findPicture(`${folder}/${file}`);
  // The last good version of a text, whose picture is gone by now.
  if (!picture && import.meta.env.DEV) return tag;
  if (!picture) throw new Error(`No picture content/${folder}/${file}; the checks should have said so.`);
  const widths = WIDTHS.filter((width) => width <= picture.width);
  const image = await getImage({
    src: picture,
    widths: widths.length > 0 ? widths : [picture.width],
    format: 'webp',
  });
  const size = `width="${picture.width}" height="${picture.height}"`;
  return `<img src="${image.src}" srcset="${image.srcSet.attribute}" sizes="${SIZES}" ${size} loading="lazy" decoding="async" alt="${alt}">`;
};

/**
 * Gives the pictures of a rendered text their sizes and smaller versions, so that nothing moves while they load.
 * @param folder The entry's folder under `content/`.
 */
export const withPictures = async (html: string, folder: string): Promise<string> => {
  const shown = new Map<string, string>();
  for (const tag of pictureTagsIn(html)) shown.set(tag.tag, await withSizes(tag, folder));
  // A function puts words in as they are: "$&" in them would mean something to `replace`.
  let whole = html;
  for (const [tag, sized] of shown) whole = whole.replaceAll(tag, () => sized);
  return whole;
};
