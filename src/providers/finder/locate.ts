/** Asks the browser where the reader is. Runs on press alone. */

/** @param found Takes latitude and longitude as text. Two decimals are about a kilometer: enough to find somebody, and no address. */
export const locate = (found: (near: string) => void, refuse: () => void): void => {
  if (!('geolocation' in navigator)) {
    refuse();
    return;
  }
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      found(`${coords.latitude.toFixed(2)}, ${coords.longitude.toFixed(2)}`);
    },
    refuse,
    { maximumAge: 600_000, timeout: 10_000 },
  );
};
