import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RegistryRow } from '#providers/registry.ts';
import { practiceRow, type RawProvider } from '#scripts/nppes/practice-row.ts';
import { organization, person, published, rules } from '#tests/scripts/raw-provider.ts';

describe('raw cells become what is published', () => {
  test.each<[string, Partial<RawProvider>, Partial<RegistryRow>]>([
    ['no street of a person', {}, { address: '', precision: 'area', city: 'Albany', postalCode: '12203' }],
    ['an extension is not dialed', { phone: '518-555-0100 EXT 12' }, { phone: '1 518 555 0100' }],
    ['initials', { first: 'J.R.', middle: 'D' }, { name: 'J.R. D. Fixture' }],
    ['initials of a first name', { first: 'D.J.' }, { name: 'D.J. Fixture' }],
    ['a numeral in the family name', { last: 'FIXTURE III' }, { name: 'Jane Fixture III' }],
    ['a numeral as suffix', { suffix: 'iv' }, { name: 'Jane Fixture IV' }],
    ['a double name', { last: 'FIXTURE- DOE' }, { name: 'Jane Fixture-Doe' }],
    ['a suffix of nothing', { suffix: '--' }, { name: 'Jane Fixture' }],
    ['a license number in a name', { last: 'FIXTURE LMT#12345' }, { name: 'Jane Fixture' }],
    ['an e-mail address in a name', { first: 'JANE JANE@FIXTURE.EXAMPLE' }, { name: 'Jane Fixture' }],
  ])('of a person: %s', (_name, cells, expected) => {
    expect(published({ ...person, ...cells })).toMatchObject(expected);
  });

  test.each([
    ['L.AC.', 'LAc'],
    ['L. Ac.', 'LAc'],
    ['M.D., PH.D.', 'MD, PhD'],
    ['OTR/L', 'OTR/L'],
    ['RN,C', 'RN,C'],
    ['DPT, PT', 'DPT, PT'],
    ['DR. OF CHIROPRACTIC', 'Dr of Chiropractic'],
    ['LMT MA12345', 'LMT'],
    ['LMT, MA12345', 'LMT'],
    ['CMT#3345', 'CMT'],
    ['CMT # 3345', 'CMT'],
    ['LMT LIC 0123', 'LMT'],
    ['LMT LICENSE NO. MA 12345', 'LMT'],
    ['LCSW-R 012345-1', 'LCSW-R'],
    ['PT, DPT, LIC# PT-9988', 'PT, DPT'],
    ['MA60123456', ''],
    ['NPI 1234567893', ''],
    ['LMT jane@fixture.example', 'LMT'],
    ['LMT 518-555-0100', 'LMT'],
    ['MPH, MS', 'MPH, MS'],
    ['MS,CCC-SLP', 'MS, CCC-SLP'],
    ['PhD, CRNP,PNP,FNP-BC', 'PhD, CRNP, PNP, FNP-BC'],
    ['M.A. BCBA', 'MA, BCBA'],
    ['MA LPC SCL NCC', 'MA, LPC, SCL, NCC'],
    ['APRN/PMH', 'APRN/PMH'],
    ['Pharm D', 'PharmD'],
    ['--', ''],
  ])('credentials "%s" are published as "%s"', (credentials, expected) => {
    expect(published({ ...person, credentials }).credentials).toBe(expected);
  });

  test.each<[string, Partial<RawProvider>, Partial<RegistryRow>]>([
    ['its street', {}, { address: '12 Fixture St, Ste 4', precision: 'address' }],
    ['a suite without its blank', { address2: 'STE.6' }, { address: '12 Fixture St, Ste. 6' }],
    ['not whom to write to', { address2: 'ATTN: JANE FIXTURE' }, { address: '12 Fixture St', precision: 'address' }],
    [
      'nor before the street',
      { address1: 'ATTN JANE FIXTURE', address2: '12 FIXTURE ST' },
      { address: '12 Fixture St' },
    ],
    ['nor behind it', { address1: '12 FIXTURE ST C/O JANE DOE', address2: '' }, { address: '12 Fixture St' }],
    ['nor in care of', { address1: 'CARE OF J DOE', address2: '' }, { address: '', precision: 'area' }],
    ['nor with a percent sign', { address1: '% JANE DOE', address2: '12 FIXTURE ST' }, { address: '12 Fixture St' }],
    ['no e-mail address', { address2: 'JANE@FIXTURE.EXAMPLE' }, { address: '12 Fixture St' }],
    ['no phone number', { address2: 'CALL 518-555-0100' }, { address: '12 Fixture St' }],
    ['no post box', { address1: 'PO BOX 12', address2: '' }, { address: '', precision: 'area' }],
    ['a name without a person behind it', { organization: 'FIXTURE CLINIC C/O JANE DOE' }, { name: 'Fixture Clinic' }],
    [
      'a school as it is written',
      { organization: 'NYU FIXTURE PHYSICAL THERAPY' },
      { name: 'NYU Fixture Physical Therapy' },
    ],
    ['a chain as it is written', { organization: 'ATI FIXTURE, P.C.' }, { name: 'ATI Fixture, P.C.' }],
    ['letters that are no word', { organization: 'UFJP FIXTURE ARTS LLC' }, { name: 'UFJP Fixture Arts LLC' }],
  ])('of an organization: %s', (_name, cells, expected) => {
    expect(published({ ...organization, ...cells })).toMatchObject(expected);
  });
});

describe('a row is listed under its primary code', () => {
  test('and not under another', () => {
    expect(published({ ...person, taxonomies: ['225100000X', '171100000X'] }).professions).toEqual([
      'physical-therapist',
    ]);
  });

  test('the others are told, each once, and not those that mean the same profession', () => {
    const others = (...taxonomies: string[]): readonly string[] | undefined =>
      published({ ...person, taxonomies }).alsoRegisteredAs;
    expect(others('225100000X', '171100000X', '207R00000X', '225700000X', '171100000X')).toEqual([
      'acupuncturist',
      'massage-therapist',
    ]);
    expect(others('101YP2500X', '101YM0800X')).toBeUndefined();
    expect(others('225100000X')).toBeUndefined();
  });

  test('so a radiologist is no acupuncturist', () => {
    expect(practiceRow({ ...person, taxonomies: ['2085R0202X', '171100000X'] }, rules)).toEqual({
      skip: 'other profession',
    });
  });

  test.each([
    ['172M00000X', 'mechanotherapist'],
    ['172P00000X', 'naprapath'],
    ['226300000X', 'kinesiotherapist'],
    ['106H00000X', 'marriage-and-family-therapist'],
    ['225C00000X', 'counselor'],
    ['261QP2000X', 'physical-therapy-clinic'],
    ['261QR0400X', 'rehabilitation-clinic'],
    ['261QR0401X', 'rehabilitation-clinic'],
    ['207X00000X', 'orthopedic-surgeon'],
    ['207XS0117X', 'orthopedic-surgeon'],
    ['2251P0200X', 'physical-therapist'],
    ['2251C2600X', 'physical-therapist'],
    ['2251E1300X', 'physical-therapist'],
    ['2251H1300X', 'physical-therapist'],
    ['364SH1100X', 'registered-nurse'],
  ])('%s: %s', (code, profession) => {
    expect(published({ ...person, taxonomies: [code] }).professions).toEqual([profession]);
  });
});

test.each([
  ['225200000X', 'a physical therapy assistant, who works under a therapist'],
  ['2255A2300X', 'an athletic trainer'],
  ['225800000X', 'a recreation therapist'],
  ['104100000X', 'a social worker without the clinical license'],
  ['2084P0800X', 'a psychiatrist'],
  ['207QS0010X', 'a family doctor for sports'],
  ['207RH0002X', 'a doctor of hospice and palliative medicine'],
  ['175T00000X', 'a peer specialist'],
  ['174H00000X', 'a health educator'],
  ['261Q00000X', 'a clinic that does not tell what it does'],
  ['261QM1300X', 'a clinic of many kinds'],
  ['193200000X', 'a group of many kinds'],
])('%s is none of ours: %s', (code) => {
  expect(practiceRow({ ...person, taxonomies: [code] }, rules)).toEqual({ skip: 'other profession' });
});

describe('whatever is generated', () => {
  const degree = fc.constantFrom('LMT', 'L.AC.', 'PT', 'D.C.', 'OTR/L', 'RN', 'CMT', 'Ph.D.', 'MASSAGE THERAPIST');
  const number = fc.tuple(
    fc.constantFrom('', 'MA', 'LIC ', 'LIC# ', '#', 'LICENSE NO. ', 'NO. ', 'PT-', 'STATE LIC:'),
    fc.integer({ min: 100, max: 99_999_999 }),
    fc.constantFrom('', '-1', 'A'),
  );
  const separator = fc.constantFrom(' ', ', ', ',', '; ', ' / ', '#', ' - ');

  test('no digit, at sign or hash is left in credentials, and the degree is', () => {
    fc.assert(
      fc.property(degree, separator, number, (first, between, [word, digits, end]) => {
        const { credentials } = published({ ...person, credentials: `${first}${between}${word}${digits}${end}` });
        expect(credentials).not.toMatch(/[\d@#]|LIC/i);
        expect(credentials.length).toBeGreaterThan(1);
      }),
      { numRuns: 500 },
    );
  });

  test('nobody to write to is left in an address', () => {
    const whom = fc.constantFrom('ATTN', 'ATTN:', 'ATTENTION', 'ATTN.', 'C/O', 'C/O:', 'CARE OF', '%', 'c/o', 'Attn:');
    const secret = fc.constantFrom('ZOE SECRET', 'DR. ZOE SECRET', 'ZOE.SECRET@MAIL.EXAMPLE', 'SECRET, ZOE');
    const street = fc.constantFrom('', '12 FIXTURE ST', '12 FIXTURE ST STE 4');
    fc.assert(
      fc.property(whom, secret, street, fc.boolean(), (mark, name, line, isFirst) => {
        const attention = `${line} ${mark} ${name}`.trim();
        const lines = isFirst
          ? { address1: attention, address2: '5TH FL' }
          : { address1: '5TH FL', address2: attention };
        expect(JSON.stringify(published({ ...organization, ...lines }))).not.toMatch(/secret|zoe|@/i);
      }),
      { numRuns: 500 },
    );
  });
});
