/** Links that open a place in the reader's own map. Nothing is asked of any map before a link is pressed. */
import type { Provider } from './schema.ts';

export interface MapLink {
  readonly label: string;
  readonly url: string;
}

/**
 * `geo:` (RFC 5870, with the `q` that phones understand) for Android and other systems, Apple's link for its own, a
 * map on the web for the rest. None for a place whose street is not public: a dot in the middle of a city leads nobody.
 */
export const directionsTo = ({
  address,
  city,
  region,
  postalCode = '',
  latitude,
  longitude,
}: Provider['locations'][number]): MapLink[] => {
  if (address === undefined) return [];
  const place = encodeURIComponent(`${address}, ${city}, ${region} ${postalCode}`.trim());
  const point = latitude === undefined || longitude === undefined ? '0,0' : `${latitude},${longitude}`;
  return [
    { label: 'Map app', url: `geo:${point}?q=${place}` },
    { label: 'Apple Maps', url: `https://maps.apple.com/?daddr=${place}` },
    { label: 'OpenStreetMap', url: `https://www.openstreetmap.org/search?query=${place}` },
  ];
};
