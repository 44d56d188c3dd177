/** What people write into names, addresses and credentials that is not for the public, whole kinds of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { practiceRow, type RawProvider } from '#scripts/nppes/practice-row.ts';
import { asBytes, organization, person, published, rules } from '#tests/scripts/raw-provider.ts';

const addressOf = (address1: string, address2 = ''): string =>
  published({ ...organization, address1, address2 }).address;
const nameOf = (name: string): string => published({ ...organization, organization: name }).name;
const credentialsOf = (credentials: string): string => published({ ...person, credentials }).credentials;

describe('a line of an address names nobody and holds no contact', () => {
  test.each([
    'ATTN: ZOE SECRET',
    'ATTN-ZOE SECRET',
    'ATTN/ZOE SECRET',
    '-ATTN ZOE SECRET',
    '*ATTN* ZOE SECRET',
    'ATTN.ZOE SECRET',
    'A.T.T.N. ZOE SECRET',
    'ATTN ZOE SECRET',
    'ATTNZOE SECRET',
    'ATN: ZOE SECRET',
    'ATT: ZOE SECRET',
    "ATT'N ZOE SECRET",
    'ATTEN: ZOE SECRET',
    'ATTENTION ZOE SECRET',
    'ATTENTION:ZOE SECRET',
    'FAO ZOE SECRET',
    'C/O ZOE SECRET',
    'c/o zoe secret',
    'C/OZOE SECRET',
    'C / O ZOE SECRET',
    'C\\O ZOE SECRET',
    'C.O. ZOE SECRET',
    'C O ZOE SECRET',
    'C/0 ZOE SECRET',
    '% ZOE SECRET',
    '%ZOE SECRET',
    'CARE OF ZOE SECRET',
    'IN CARE OF: ZOE SECRET',
    'CONTACT: ZOE SECRET',
    'CONTACT PERSON ZOE SECRET',
    'CALL ZOE SECRET',
    'ASK FOR ZOE SECRET',
    'RE: ZOE SECRET',
    'ZOE.SECRET@MAIL.EXAMPLE',
    'ZOE.SECRET @ MAIL.EXAMPLE',
    'E-MAIL ZOE SECRET',
    'EMAIL: ZOE AT SECRET DOT COM',
    'WWW.ZOESECRET.EXAMPLE',
    'ZOESECRET.COM',
    'HTTPS://ZOESECRET.EXAMPLE',
    '518-555-0199',
    '(518) 555-0199',
    '518.555.0199',
    '5185550199',
    '1-518-555-0199',
    '518/555-0199',
    '555-0199',
    'PHONE 555 0199',
    'TEL 0199',
    'FAX: 0199',
    'LIC# MA0199',
    'LICENSE NO 0199',
    'NPI 1234560199',
    'NPI# 0199',
    'SSN 123-45-0199',
    '123-45-0199',
    'EIN 12-3450199',
    'TAX ID 0199',
    'DEA AB0199',
    'ＡＴＴＮ： ＺＯＥ ＳＥＣＲＥＴ',
    '℅ ZOE SECRET',
    'AT\u200BTN ZOE SECRET',
    'ZOE＠SECRET.EXAMPLE',
  ])('%s', (line) => {
    for (const cells of [
      [line, '12 FIXTURE ST'],
      ['12 FIXTURE ST', line],
      [`12 FIXTURE ST ${line}`, ''],
      [`12 FIXTURE ST, ${line}`, 'STE 4'],
    ]) {
      const [address1 = '', address2 = ''] = cells.map(asBytes);
      expect(JSON.stringify(published({ ...organization, address1, address2 }))).not.toMatch(/secret|zoe|0199|@/i);
    }
  });

  test.each(['DR. ZOE SECRET', 'DR ZOE SECRET', 'MRS ZOE SECRET', 'ZOE SECRET, LMT', 'ZOE SECRET, PH.D.'])(
    'nor is a line of its own the name of somebody: %s',
    (line) => {
      expect(addressOf(line, '12 FIXTURE ST')).toBe('12 Fixture St');
      expect(addressOf('12 FIXTURE ST', line)).toBe('12 Fixture St');
    },
  );

  test.each([
    ['DR MARTIN LUTHER KING JR BLVD', 'Dr Martin Luther King Jr Blvd'],
    ['FIXTURE PLAZA, STE C', 'Fixture Plaza, Ste C'],
    ['FIXTURE MALL, FL TWO', 'Fixture Mall, Fl Two'],
    ['12 DR MARTIN LUTHER KING JR BLVD', '12 Dr Martin Luther King Jr Blvd'],
    ['DR MARTIN LUTHER KING BLVD AT 5TH', 'Dr Martin Luther King Blvd At 5th'],
    ['1200 CALL HOLLOW RD', '1200 Call Hollow Rd'],
    ['45-1034 KAMEHAMEHA HWY', '45-1034 Kamehameha Hwy'],
    ['105-10 JAMAICA AVE', '105-10 Jamaica Ave'],
    ['N12W34567 FIXTURE RD', 'N12W34567 Fixture Rd'],
    ['12 FIXTURE ST 12203-1234', '12 Fixture St 12203-1234'],
    ['12 COUNTY RD C', '12 County Rd C'],
    ['2000 HEALTH CARE DR', '2000 Health Care Dr'],
    ['12 ATTICA ST', '12 Attica St'],
    ['HARPER PROFESSIONAL BLDG', 'Harper Professional Bldg'],
    ['MILE 126.5 FIXTURE HWY', 'Mile 126.5 Fixture Hwy'],
    ['12 ½ FIXTURE ST', '12 ½ Fixture St'],
  ])('a street stays: %s', (line, expected) => {
    expect(addressOf(asBytes(line))).toBe(expected);
  });

  test.each([
    '12 FIXTURE ST APT 4B',
    '12 FIXTURE ST APT4B',
    '12 FIXTURE ST APT.4',
    '12 FIXTURE ST #APT 4',
    '12 FIXTURE ST APARTMENT4',
    '12 FIXTURE ST UNIT 4',
    '12 FIXTURE ST UNIT4',
    '12 FIXTURE ST,UNIT#4',
    '12 FIXTURE ST LOT 9',
    '12 FIXTURE ST TRLR 9',
    '12 FIXTURE ST CONDO 3',
    '12 FIXTURE ST BASEMENT',
    '12 FIXTURE ST UPSTAIRS',
    '12 FIXTURE ST DOWNSTAIRS',
    '12 FIXTURE ST GARAGE',
    '12 FIXTURE ST GUEST HOUSE',
    '12 FIXTURE ST RESIDENCE',
    '12 FIXTURE ST HOME OFFICE',
    'PO BOX 12',
    'P.O. BOX 12',
    'P.O.BOX 12',
    'P O BOX 12',
    'POBOX 12',
    'POST OFFICE BOX 12',
    'BOX 12',
    'RR 2 BOX 14',
    '12 FIXTURE ST PMB 9',
    'PSC 12 BOX 14',
    'GENERAL DELIVERY',
    'po box 12',
  ])('what looks like a home or cannot be visited shows its area alone: %s', (line) => {
    expect(published({ ...organization, address1: line, address2: '' })).toMatchObject({
      address: '',
      precision: 'area',
    });
  });

  test('a city is a city alone', () => {
    const cityOf = (city: string): string => published({ ...organization, city }).city;
    expect(cityOf('ALBANY ATTN ZOE SECRET')).toBe('Albany');
    expect(cityOf('ALBANY, NY')).toBe('Albany');
    expect(cityOf('ALBANY NY 12203')).toBe('Albany');
    expect(practiceRow({ ...organization, city: 'ZOE@SECRET.EXAMPLE' }, rules)).toMatchObject({ reject: 'no city' });
  });
});

describe('a name is a name alone', () => {
  test.each([
    ['FIXTURE CLINIC ATTN: ZOE SECRET', 'Fixture Clinic'],
    ['FIXTURE CLINIC LLC, CARE OF ZOE SECRET', 'Fixture Clinic LLC'],
    ['FIXTURE CLINIC IN CARE OF ZOE SECRET', 'Fixture Clinic'],
    ['FIXTURE CLINIC (C/O ZOE SECRET)', 'Fixture Clinic'],
    ['FIXTURE CLINIC ZOE@SECRET.EXAMPLE', 'Fixture Clinic'],
    ['FIXTURE CLINIC ZOE @ SECRET.EXAMPLE', 'Fixture Clinic'],
    ['FIXTURE CLINIC 518-555-0199', 'Fixture Clinic'],
    ['FIXTURE MASSAGE LIC# MA60199', 'Fixture Massage'],
    ['FIXTURE MASSAGE LICENSE NO. 60199', 'Fixture Massage'],
    ['FIXTURE MASSAGE CMT#3345', 'Fixture Massage CMT'],
    ['FIXTURE MASSAGE MA60199 LLC', 'Fixture Massage LLC'],
    ['ZOE SECRET LLC D/B/A FIXTURE CLINIC', 'Fixture Clinic'],
    ['ZOE SECRET DBA FIXTURE CLINIC', 'Fixture Clinic'],
    // Words that only look like it.
    ['FIXTURE HOME CARE OF ALBANY LLC', 'Fixture Home Care of Albany LLC'],
    ['CHIROPRACTIC CARE OF FIXTURE', 'Chiropractic Care of Fixture'],
    ['FIXTURE ATTENTION DEFICIT CENTER', 'Fixture Attention Deficit Center'],
    ['BRAIN AND ATTENTION CLINIC OF FIXTURE', 'Brain and Attention Clinic of Fixture'],
    ['100% CHIROPRACTIC FIXTURE', '100% Chiropractic Fixture'],
    ['THERAPY @ FIXTURE', 'Therapy @ Fixture'],
    ['FIXTURE 24/7 CARE', 'Fixture 24/7 Care'],
    ['FIXTURE 360 SPINE', 'Fixture 360 Spine'],
  ])('of an organization: %s', (name, expected) => {
    expect(nameOf(name)).toBe(expected);
  });

  test('the legal one stands where nothing is left of the one on the door', () => {
    const door = { otherOrganization: 'C/O ZOE SECRET', otherOrganizationType: '3' };
    expect(published({ ...organization, ...door }).name).toBe('Fixture Clinic LLC');
  });

  test.each<[Partial<RawProvider>, string]>([
    [{ last: 'FIXTURE C/O DOE' }, 'Jane Fixture'],
    [{ last: 'FIXTURE LIC 12345' }, 'Jane Fixture'],
    [{ last: 'FIXTURE LICENSE# 12345' }, 'Jane Fixture'],
    [{ last: 'FIXTURE, LMT' }, 'Jane Fixture'],
    [{ last: 'FIXTURE, M.D., PH.D.' }, 'Jane Fixture'],
    [{ last: 'FIXTURE, JR' }, 'Jane Fixture Jr'],
    [{ suffix: 'LMT' }, 'Jane Fixture'],
    [{ middle: '(ANN)' }, 'Jane A. Fixture'],
    [{ first: 'JANE (JO)' }, 'Jane (Jo) Fixture'],
  ])('of a person: %j', (cells, expected) => {
    expect(published({ ...person, ...cells }).name).toBe(expected);
  });
});

describe('credentials are degrees and titles alone', () => {
  test.each([
    ['LMT FL 12345', 'LMT'],
    ['LMT, LIC FL MA12345', 'LMT'],
    ['LMT １２３４５', 'LMT'],
    ['LMT №12345', 'LMT'],
    ['LMT (12345)', 'LMT'],
    ['LMT REG. NO. 12345', 'LMT'],
    ['PT EIN 12-3456789', 'PT'],
    ['PT SSN 123-45-6789', 'PT'],
    ['LMT ATTN ZOE SECRET', 'LMT'],
    ['LMT C/O ZOE SECRET', 'LMT'],
    ['LMT ZOE @ SECRET.EXAMPLE', 'LMT'],
    ['LMT ZOESECRET.COM', 'LMT'],
    ['LMT CALL 555-0199', 'LMT'],
    ['lmt ma12345', 'LMT'],
    ['LMT, EXP 12/31/2026', 'LMT'],
    // Written as one writes them.
    ['DR, OF, CHIROPRACTIC', 'Dr of Chiropractic'],
    ['doctor of chiropractic', 'Doctor of Chiropractic'],
    ['ot/r, clt', 'OT/R, CLT'],
    ['crna', 'CRNA'],
    ['Lpn', 'LPN'],
    ['lac', 'LAc'],
    ['LIC AC', 'LAc'],
    ['M D', 'MD'],
    ['M. S. N., R N', 'MSN, RN'],
    ['D C', 'DC'],
    ['PH D', 'PhD'],
    ['massage therapist', 'Massage Therapist'],
    ['PT (INACTIVE)', 'PT, Inactive'],
  ])('"%s" are published as "%s"', (credentials, expected) => {
    expect(credentialsOf(asBytes(credentials))).toBe(expected);
  });
});

test.each([
  `A, ${'A'.repeat(20_000)}1`,
  `LIC${'#'.repeat(20_000)}`,
  `${'A'.repeat(20_000)} A`,
  `${'A.'.repeat(10_000)}@`,
  `${' A'.repeat(10_000)}1`,
  'C/O '.repeat(5000),
  '1-'.repeat(10_000),
])('a cell that is far too long costs no more than its length', (cell) => {
  const startedAt = performance.now();
  const cells = { organization: `FIXTURE ${cell}`, address1: cell, address2: cell, city: `ALBANY ${cell}` };
  practiceRow({ ...organization, ...cells }, rules);
  practiceRow({ ...person, last: cell, first: cell, middle: cell, suffix: cell, credentials: cell }, rules);
  expect(performance.now() - startedAt).toBeLessThan(4000);
});

test('a phone number is one that can be called', () => {
  const phoneOf = (phone: string): string => published({ ...person, phone }).phone;
  expect(phoneOf('5185550100x12')).toBe('1 518 555 0100');
  expect(phoneOf('(518)555-0100 ext. 5')).toBe('1 518 555 0100');
  expect(phoneOf('5185550100 #5')).toBe('1 518 555 0100');
  expect(phoneOf('5555555555')).toBe('');
  expect(phoneOf('0000000000')).toBe('');
  expect(phoneOf('555-0100')).toBe('');
});

describe('whatever is generated', () => {
  const mark = fc.constantFrom(
    ...['ATTN', 'ATTN:', 'ATTENTION', 'ATTN-', 'ATT:', 'C/O', 'C/O:', 'C / O', 'CARE OF', 'IN CARE OF', '%', 'FAO'],
    ...['CONTACT:', 'CALL', 'E-MAIL', 'RE:'],
  );
  const casing = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toLowerCase(),
    (text) => text.replaceAll(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
  );
  const street = fc.constantFrom('', '12 FIXTURE ST', '12 FIXTURE ST STE 4', 'FIXTURE PLAZA');
  const between = fc.constantFrom(' ', ', ', '; ', ' - ', ' (', ' * ', '/');

  test('nobody who is to be written to, asked for or called is left in an address', () => {
    fc.assert(
      fc.property(street, between, mark, casing, fc.boolean(), (line, separator, word, write, isFirst) => {
        const secret = asBytes(write(`${line}${line === '' ? '' : separator}${word} ZOE SECRET`));
        const [address1, address2] = isFirst ? [secret, '5TH FL'] : ['5TH FL', secret];
        expect(JSON.stringify(published({ ...organization, address1, address2 }))).not.toMatch(/secret|zoe/i);
      }),
      { numRuns: 1000 },
    );
  });

  test('no number of a license, a person or a phone is left in an address or a name', () => {
    const number = fc.oneof(
      fc.tuple(
        fc.constantFrom('LIC', 'LIC#', 'LICENSE', 'LICENSE NO.', 'NPI', 'SSN', 'EIN', 'TAX ID', 'DEA', 'UPIN'),
        fc.constantFrom(' ', ': ', '#', ''),
        fc.constantFrom('MA60199', '60199', 'PT-60199'),
      ),
      fc.tuple(fc.constantFrom('518', '(518)', '1-518'), fc.constantFrom(' ', '-', '.'), fc.constant('555-0199')),
    );
    fc.assert(
      fc.property(number, casing, (parts, write) => {
        const secret = asBytes(write(` ${parts.join('')}`));
        const row = published({
          ...organization,
          organization: `FIXTURE CLINIC${secret}`,
          address1: `12 FIXTURE ST${secret}`,
          address2: secret,
        });
        expect(JSON.stringify(row)).not.toContain('0199');
        expect(row.name).toBe('Fixture Clinic');
      }),
      { numRuns: 1000 },
    );
  });

  test('no digit, at sign, hash or state of a license is left in credentials, and the degree is', () => {
    const degree = fc.constantFrom('LMT', 'L.AC.', 'PT', 'D.C.', 'OTR/L', 'RN,C', 'CMT', 'Ph.D.', 'MASSAGE THERAPIST');
    const state = fc.constantFrom('', 'FL', 'NY', 'TX');
    const announced = fc.constantFrom('', 'LIC', 'LIC#', 'LICENSE NO.', 'NO.', '#', 'STATE LIC:', 'NPI', 'REG');
    const digits = fc.integer({ min: 100, max: 99_999_999 });
    fc.assert(
      fc.property(degree, between, announced, state, digits, casing, (title, separator, word, code, number, write) => {
        const text = asBytes(write([`${title}${separator}${word}`, code, String(number)].join(' ')));
        const credentials = credentialsOf(text);
        expect(credentials).not.toMatch(/[\d@#]|\bLIC|NPI|REG|\b(?:FL|NY|TX)\b/i);
        expect(credentials).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});
