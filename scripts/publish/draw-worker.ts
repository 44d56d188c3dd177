/** Draws what it is given, in order, and answers once with all of it. */
import { parentPort, workerData } from 'node:worker_threads';
import { drawGuide } from '#community/guide-pdf.ts';
import { drawSharePicture } from '#shell/share-picture.ts';

export type Drawing =
  | { readonly kind: 'share'; readonly card: Parameters<typeof drawSharePicture>[0] }
  | {
      readonly kind: 'guide';
      readonly guide: Parameters<typeof drawGuide>[0];
      readonly site: Parameters<typeof drawGuide>[1];
    };

export type Drawn = readonly Uint8Array[];

const draw = (drawing: Drawing): Promise<Uint8Array> =>
  drawing.kind === 'share' ? drawSharePicture(drawing.card) : drawGuide(drawing.guide, drawing.site);

const drawn: Uint8Array[] = [];
for (const drawing of workerData as readonly Drawing[]) drawn.push(await draw(drawing));
parentPort?.postMessage(drawn satisfies Drawn);
