/**
 * Shapes of the body map, on a grid of 90 × 266 units for each view. What a body has twice is drawn once, as the one on
 * the left of the picture, and mirrored.
 */
interface BodyPart {
  readonly middle?: string;
  readonly side?: string;
}

const HEAD: BodyPart = {
  middle: 'M45 8c-7.5 0-12 5.5-12 13 0 5 1.5 8.5 4 12 2.3 3.3 5 5 8 5s5.7-1.7 8-5c2.5-3.5 4-7 4-12 0-7.5-4.5-13-12-13z',
};
const NECK: BodyPart = {
  middle: 'M38.5 40.5c4 2.5 9 2.5 13 0v8c3 3 6.5 4 9.5 4.5-6 1.5-10 2-16 2s-10-.5-16-2c3-.5 6.5-1.5 9.5-4.5z',
};
const SHOULDER: BodyPart = {
  side: 'M26 55.5c-8 1-13.5 5.5-14.5 16l-.7 7.5c4 1.3 7.5 1.3 11 0 .8-7 2.5-12 4.4-16 1-2 1-5-.2-7.5z',
};
const ARM: BodyPart = {
  side: 'M10.5 82c-1.5 11-3.5 18-4.5 26-.8 6-1.3 11-2 16-2.2 3.5-3.2 8-2.7 12 .5 4.5 2.4 8 4.5 8s3.5-3 4-6.5c.5-3.2.5-6-.1-9.5 2.7-8.5 5.2-17 6.7-25.5 1.3-7 2-14 2.7-20.3-3.7 1.2-5 1.2-8.6-.2z',
};
const KNEE: BodyPart = {
  side: 'M25.7 195c4 1.4 8 1.4 12.2 0 1.3 4.5 1.3 9.5 0 14.5-4 1.2-8 1.2-12 0-1.4-5-1.5-10-.2-14.5z',
};
const LEG: BodyPart = {
  side: 'M21.5 152c6 3.5 12.5 5 19.5 4.5-.2 12-1.2 24-2.8 35-4.2 1.5-8.5 1.5-12.7 0-2-13-3.7-26-4-39.5zM25.8 213c4 1.2 8 1.2 12 0 1.5 12-.8 24-2.6 38 0 3 .8 5.5 1.6 8 1 5-13.5 5.5-15 1.2-.6-2.4 1.6-4.4 2.8-6.7-1-14-2.5-26 1.2-40.5z',
};

/** By the name of the body region. What is not on the surface, such as nerves, has no shape. */
export const BODY_SHAPES: Readonly<Record<string, { readonly front?: BodyPart; readonly back?: BodyPart }>> = {
  head: { front: HEAD, back: HEAD },
  neck: { front: NECK, back: NECK },
  shoulder: { front: SHOULDER, back: SHOULDER },
  'arm-hand': { front: ARM, back: ARM },
  back: {
    back: {
      middle:
        'M29 57c5 1.7 10 2.2 16 2.2s11-.5 16-2.2c2.2 3 3 7.5 3 11.5-.8 17-2.2 27-1.8 37 .2 5 .9 9 1.8 12.5-12 4-26 4-38 0 .9-3.5 1.6-7.5 1.8-12.5.4-10-1-20-1.8-37 0-4 .8-8.5 3-11.5z',
    },
  },
  'abdomen-pelvis': {
    front: {
      middle:
        'M28 101c10.5 3 23.5 3 34 0-.6 8 .2 14 1.7 19.5-4.7 10-10.7 17.5-18.7 24.5-8-7-14-14.5-18.7-24.5 1.5-5.5 2.3-11.5 1.7-19.5z',
    },
  },
  hip: {
    front: {
      side: 'M24.8 124c4.7 9.5 10.2 16.5 17.7 23.5-.3 2.3-.8 4.3-1.2 6-7 .5-13.8-1.3-19.6-5-.4-8.5.7-16.5 3.1-24.5z',
    },
    back: { side: 'M25 121.5c6 2 12 2.8 18.5 2.8v25.7c-6.5 4-14.5 3.5-21.8-1.5-.4-9 .9-18 3.3-27z' },
  },
  knee: { front: KNEE, back: KNEE },
  'leg-foot': { front: LEG, back: LEG },
};

/** Part of the figure, and no region: pain in the chest is a matter for a doctor, not for a directory. */
export const CHEST =
  'M29 57c5 1.7 10 2.2 16 2.2s11-.5 16-2.2c2.2 3 3 7.5 3 11.5-.3 10-.8 19-1.7 29-10.5 3-24 3-34.6 0-.9-10-1.4-19-1.7-29 0-4 .8-8.5 3-11.5z';

/** The spine: a row of dots along this line. */
export const SPINE = 'M45 66v48';
