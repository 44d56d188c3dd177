/** Answers of the registry's programming interface (NPI Registry API 2.1), as saved to a file. */
import type { RawProvider } from '#scripts/nppes/practice-row.ts';

interface ApiAddress {
  readonly address_purpose?: string;
  readonly address_1?: string;
  readonly address_2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postal_code?: string;
  readonly country_code?: string;
  readonly telephone_number?: string;
}

interface ApiResult {
  readonly number?: string | number;
  readonly enumeration_type?: string;
  readonly basic?: Readonly<Record<string, string | undefined>>;
  readonly addresses?: readonly ApiAddress[];
  readonly practiceLocations?: readonly ApiAddress[];
  readonly taxonomies?: readonly { readonly code?: string; readonly primary?: boolean }[];
  readonly other_names?: readonly { readonly code?: string; readonly organization_name?: string }[];
}

export interface ApiProvider {
  readonly provider: RawProvider;
  readonly otherPlaces: readonly {
    readonly city: string;
    readonly state: string;
    readonly postalCode: string;
    readonly country: string;
  }[];
}

/** Throws with the interface's own words: it answers mistakes with status 200 and a list of errors. */
export const readApiAnswer = (text: string, file: string): ApiProvider[] => {
  let answer: { results?: readonly ApiResult[]; Errors?: readonly { description?: string }[] };
  try {
    answer = JSON.parse(text) as typeof answer;
  } catch {
    throw new Error(`${file} is not JSON.`);
  }
  if (answer.Errors) {
    throw new Error(
      `${file} holds no rows but the registry's complaint: ${answer.Errors.map(({ description }) => description).join('; ')}`,
    );
  }
  if (!Array.isArray(answer.results)) throw new Error(`${file} is no answer of the NPI registry: it has no "results".`);
  return answer.results.map(toProvider);
};

const toProvider = (result: ApiResult): ApiProvider => {
  const basic = result.basic ?? {};
  const place = result.addresses?.find(({ address_purpose }) => address_purpose === 'LOCATION') ?? {};
  const door = result.other_names?.find(({ code }) => code === '3');
  const taxonomies = [...(result.taxonomies ?? [])].sort(
    (a, b) => Number(b.primary ?? false) - Number(a.primary ?? false),
  );
  return {
    provider: {
      npi: String(result.number ?? ''),
      entityType: result.enumeration_type === 'NPI-1' ? '1' : result.enumeration_type === 'NPI-2' ? '2' : '',
      organization: basic['organization_name'] ?? '',
      last: basic['last_name'] ?? '',
      first: basic['first_name'] ?? '',
      middle: basic['middle_name'] ?? '',
      suffix: basic['name_suffix'] ?? '',
      credentials: basic['credential'] ?? '',
      otherOrganization: door?.organization_name ?? '',
      otherOrganizationType: door ? '3' : '',
      address1: place.address_1 ?? '',
      address2: place.address_2 ?? '',
      city: place.city ?? '',
      state: place.state ?? '',
      postalCode: place.postal_code ?? '',
      country: place.country_code ?? '',
      phone: place.telephone_number ?? '',
      updatedOn: basic['last_updated'] ?? '',
      // The interface tells "A" for active; a deactivated number has no other facts.
      deactivatedOn:
        (basic['status'] ?? 'A') === 'A' ? '' : (basic['deactivation_date'] ?? basic['last_updated'] ?? ''),
      reactivatedOn: basic['reactivation_date'] ?? '',
      taxonomies: taxonomies.map(({ code }) => code ?? ''),
    },
    otherPlaces: (result.practiceLocations ?? []).map(
      ({ city = '', state = '', postal_code = '', country_code = '' }) => ({
        city,
        state,
        postalCode: postal_code,
        country: country_code,
      }),
    ),
  };
};
