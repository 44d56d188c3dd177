import type { APIRoute } from 'astro';
import { getSite } from '#site/queries.ts';
import { PRECAUTION_WORDS } from '#topics/model.ts';
import { treatmentsByPrecaution } from '#topics/queries.ts';

/** Every precaution with the treatments that name it: who takes blood thinners finds each of them, and what it says. */
export const GET: APIRoute = async () => {
  const [site, byPrecaution] = await Promise.all([getSite(), treatmentsByPrecaution()]);
  const precautions = [...byPrecaution]
    .map(([precaution, treatments]) => ({
      precaution,
      label: PRECAUTION_WORDS[precaution],
      treatments: treatments.map(({ treatment, advice }) => ({
        treatment: treatment.slug,
        name: treatment.name,
        url: `${site.url}${treatment.url}`,
        advice,
      })),
    }))
    .sort((a, b) => a.precaution.localeCompare(b.precaution, 'en'));
  return new Response(`${JSON.stringify({ publisher: site.name, precautions }, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
