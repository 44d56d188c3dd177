/** The registry shouts: names, streets and cities as people write them. */
import { describe, expect, test } from 'vitest';
import type { RawProvider } from '#scripts/nppes/practice-row.ts';
import { asBytes, organization, person, published } from '#tests/scripts/raw-provider.ts';

describe('names of people', () => {
  test.each<[Partial<RawProvider>, string]>([
    [{ last: "O'FIXTURE" }, "Jane O'Fixture"],
    [{ last: asBytes('O’FIXTURE') }, 'Jane O’Fixture'],
    [{ last: 'O FIXTURE' }, 'Jane O Fixture'],
    [{ last: 'MCFIXTURE' }, 'Jane McFixture'],
    [{ last: 'MACFIXTURE' }, 'Jane Macfixture'],
    [{ last: 'VAN DER FIXTURE' }, 'Jane Van Der Fixture'],
    [{ last: 'DE LA FIXTURE' }, 'Jane De La Fixture'],
    [{ last: 'ST. FIXTURE' }, 'Jane St. Fixture'],
    [{ last: 'ST.FIXTURE' }, 'Jane St.Fixture'],
    [{ last: "D'FIXTURE-O'DOE" }, "Jane D'Fixture-O'Doe"],
    [{ last: 'FIXTURE II' }, 'Jane Fixture II'],
    [{ last: 'FIXTURE XI' }, 'Jane Fixture Xi'],
    [{ last: 'VI' }, 'Jane Vi'],
    [{ first: 'D.J.' }, 'D.J. Fixture'],
    [{ first: 'J R' }, 'J R Fixture'],
    [{ first: 'J.R' }, 'J.R Fixture'],
    [{ first: 'JO-ANN' }, 'Jo-Ann Fixture'],
    [{ first: 'JANE (JO)' }, 'Jane (Jo) Fixture'],
    [{ first: 'JANE "JO"' }, 'Jane "Jo" Fixture'],
    [{ first: 'jane', last: 'fixture' }, 'Jane Fixture'],
    [{ first: 'Jane', last: 'McFIXTURE' }, 'Jane McFIXTURE'],
    [{ first: 'Mary ANN' }, 'Mary Ann Fixture'],
    [{ first: 'JANE', last: 'van der Fixture' }, 'Jane van der Fixture'],
    [{ suffix: 'JR.' }, 'Jane Fixture Jr.'],
    [{ suffix: 'III' }, 'Jane Fixture III'],
    [{ suffix: 'VIII' }, 'Jane Fixture VIII'],
    [{ first: '' }, 'Fixture'],
    [{ middle: 'ANN MARIE' }, 'Jane A. Fixture'],
    [{ middle: 'a.' }, 'Jane A. Fixture'],
  ])('%j', (cells, expected) => {
    expect(published({ ...person, ...cells }).name).toBe(expected);
  });
});

describe('names of organizations', () => {
  test.each([
    ['FIXTURE CHIROPRACTIC, P.C.', 'Fixture Chiropractic, P.C.'],
    ['FIXTURE L.L.C.', 'Fixture L.L.C.'],
    ['FIXTURE PLLC', 'Fixture PLLC'],
    ['FIXTURE PT/OT CLINIC', 'Fixture PT/OT Clinic'],
    ['FIXTURE OT & PT, PC', 'Fixture OT & PT, PC'],
    ['R&R FIXTURE', 'R&R Fixture'],
    ["O'FIXTURE'S BACK & NECK", "O'Fixture's Back & Neck"],
    ["WOMEN'S FIXTURE OF THE BRONX", "Women's Fixture of the Bronx"],
    ['MCFIXTURE PHYSICAL THERAPY', 'McFixture Physical Therapy'],
    ['U.S. FIXTURE THERAPY', 'U.S. Fixture Therapy'],
    ['3D FIXTURE', '3D Fixture'],
    ['1ST FIXTURE', '1st Fixture'],
    ['THE FIXTURE CTR FOR PAIN MGMT', 'The Fixture Ctr for Pain Mgmt'],
    ['FIXTURE (ALBANY) LLC', 'Fixture (Albany) LLC'],
    ['FIXTURE/FILIPOV MD PA', 'Fixture/Filipov MD PA'],
    ['FIXTURE II, LLC', 'Fixture II, LLC'],
    ['NYU FIXTURE', 'NYU Fixture'],
    ['FIXTURE MRI, LLC', 'Fixture MRI, LLC'],
    ['ADR FIXTURE ENT', 'ADR Fixture ENT'],
    ['ANN FIXTURE ART AND OLD OAK INN', 'Ann Fixture Art and Old Oak Inn'],
    ['ATI FIXTURE', 'ATI Fixture'],
    ['UFJP FIXTURE', 'UFJP Fixture'],
    ['fixture clinic llc', 'Fixture Clinic LLC'],
    ['Fixture Clinic of NY', 'Fixture Clinic of NY'],
    ['FIXTURE OF CA, INC.', 'Fixture of CA, Inc.'],
  ])('%s', (name, expected) => {
    expect(published({ ...organization, organization: name }).name).toBe(expected);
  });
});

describe('streets and cities', () => {
  test.each([
    ['425 E. US RT. 6', '425 E. US Rt. 6'],
    ['12 N.E. FIXTURE AVE', '12 N.E. Fixture Ave'],
    ['12 NW FIXTURE AVE', '12 NW Fixture Ave'],
    ['12 FIXTURE ST STE.6', '12 Fixture St Ste. 6'],
    ['12 FIXTURE ST STE. C', '12 Fixture St Ste. C'],
    ['12 FIXTURE ST SUITE #6E', '12 Fixture St Suite #6E'],
    ['12 42ND ST', '12 42nd St'],
    ['12 MCFIXTURE RD', '12 McFixture Rd'],
    ["12 O'FIXTURE RD", "12 O'Fixture Rd"],
    ['12 MLK JR BLVD', '12 MLK Jr Blvd'],
    ['12 FM 1960', '12 FM 1960'],
    ['12 fixture st', '12 Fixture St'],
    ['12 Fixture St', '12 Fixture St'],
  ])('%s', (address1, expected) => {
    expect(published({ ...organization, address1, address2: '' }).address).toBe(expected);
  });

  test.each([
    ['ST. FIXTURE', 'St. Fixture'],
    ['ST.FIXTURE', 'St.Fixture'],
    ['FT LAUDERDALE', 'Ft Lauderdale'],
    ["O'FALLON", "O'Fallon"],
    ['MCLEAN', 'McLean'],
    ['SLC', 'SLC'],
    ['albany', 'Albany'],
    ['WINSTON-SALEM', 'Winston-Salem'],
  ])('%s', (city, expected) => {
    expect(published({ ...organization, city }).city).toBe(expected);
  });
});

describe('what only looks like a mark, and marks that are easily missed', () => {
  test.each([
    ['1 CONTACT PLAZA', '1 Contact Plaza'],
    ['12 PHONE RD', '12 Phone Rd'],
    ['12 C O ST', '12 C O St'],
    ['12 DEA 5 ST', '12 Dea 5 St'],
    ['PROFESSIONAL PARK C/D', 'Professional Park C/D'],
    ['300 COTTAGE ST', '300 Cottage St'],
    ['100 CABIN CREEK RD', '100 Cabin Creek Rd'],
    ['12 TRAILER PARK RD', '12 Trailer Park Rd'],
    ['HCR 1', ''],
    ['12 FIXTURE ST COTTAGE 3', ''],
    ['JANE DOE MD', ''],
    ['12 FIXTURE ST, JANE DOE MD', '12 Fixture St'],
    ['12 ATTN: JANE DOE', ''],
  ])('street: %s', (address1, expected) => {
    expect(published({ ...organization, address1, address2: '' }).address).toBe(expected);
  });

  test('a line that is the number of a suite stays', () => {
    expect(published({ ...organization, address2: '#200' }).address).toBe('12 Fixture St, #200');
    expect(published({ ...organization, address1: '200', address2: '12 FIXTURE ST' }).address).toBe(
      '200, 12 Fixture St',
    );
  });

  test.each([
    ['DBA FIXTURE', 'Fixture'],
    ['FIXTURE CLINIC, DBA', 'Fixture Clinic'],
    ['FIXTURE CLINIC DBA ATTN JANE', 'Fixture Clinic'],
    ['RE: FIXTURE', 'Re: Fixture'],
    ['MEDICARE 4 FIXTURE', 'Medicare 4 Fixture'],
  ])('organization: %s', (name, expected) => {
    expect(published({ ...organization, organization: name }).name).toBe(expected);
  });

  test.each([
    ['LICENSED CLINICAL SOCIAL WORKER', 'Licensed Clinical Social Worker'],
    ['MS IN COUNSELING', 'MS in Counseling'],
    ['md facp', 'MD, FACP'],
    ['Dr.', 'Dr'],
    ['NCTMB, LMT# FL 12345, MM 6789', 'NCTMB, LMT'],
    ['LMT, MA 12345', 'LMT, MA'],
  ])('credentials: %s', (credentials, expected) => {
    expect(published({ ...person, credentials }).credentials).toBe(expected);
  });

  test('a double name', () => {
    expect(published({ ...person, last: 'FIXTURE/DOE' }).name).toBe('Jane Fixture/Doe');
  });
});
