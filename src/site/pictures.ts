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

/**
 * Gives the pictures of rendered Markdown their sizes and smaller versions, so that nothing moves while they load.
 * @param folder The entry's folder under `content/`.
 */
export const withPictures = async (html: string, folder: string): Promise<string> => {
  const tags = [...html.matchAll(/<img src="(?:\.\/)?([^"/]+)" alt="([^"]*)">/g)];
  let shown = html;
  for (const [tag, file = '', alt = ''] of tags) {
    const picture = findPicture(`${folder}/${file}`);
    if (!picture) throw new Error(`No picture content/${folder}/${file}; the checks should have said so.`);
    const widths = WIDTHS.filter((width) => width <= picture.width);
    const image = await getImage({
      src: picture,
      widths: widths.length > 0 ? widths : [picture.width],
      format: 'webp',
    });
    const size = `width="${picture.width}" height="${picture.height}"`;
    shown = shown.replace(
      tag,
      `<img src="${image.src}" srcset="${image.srcSet.attribute}" sizes="${SIZES}" ${size} loading="lazy" decoding="async" alt="${alt}">`,
    );
  }
  return shown;
};
