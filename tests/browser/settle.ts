import type { Page } from 'playwright-core';

/** Waits until what the page holds now has been painted: a frame begins after the one before it was drawn. */
export const paint = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            done();
          });
        });
      }),
  );

/** Waits until every picture on the screen has come and is painted, and the browser has nothing left to do. */
export async function settle(page: Page): Promise<void> {
  await paint(page);
  await page.evaluate(async () => {
    const isOnScreen = (picture: HTMLImageElement): boolean => {
      const { top, bottom } = picture.getBoundingClientRect();
      return bottom > 0 && top < innerHeight && picture.checkVisibility();
    };
    const awaited = [...document.images].filter((picture) => !picture.complete && isOnScreen(picture));
    await Promise.all(
      awaited.map(
        (picture) =>
          new Promise((done) => {
            picture.addEventListener('load', done);
            picture.addEventListener('error', done);
          }),
      ),
    );
  });
  await paint(page);
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
}
