import { domainToUnicode } from 'node:url';
import { expect, test } from 'vitest';
import { httpsUrl } from '#site/fields.ts';
import { hostInLetters } from '#site/international-host.ts';
import { addressFault, internationalHost, shownHost } from '#site/web-address.ts';

test.each([
  'https://www.example.org/',
  'HTTPS://www.example.org/a/b?c=d&e=%20f#g',
  'https://example.org:8443/',
  'https://münchen.example/',
  'https://xn--mnchen-3ya.example/',
  'https://пример.рф/',
  'https://例え.jp/',
  'https://ελλάδα.gr/',
  'https://nhs.uk/conditions/back-pain/',
])('%s is an address', (url) => {
  expect(addressFault(url)).toBeUndefined();
  expect(httpsUrl.safeParse(url).success).toBe(true);
});

test.each([
  ['https:\\x', 'write https://x.'],
  ['https:x', 'write https://x.'],
  ['https:/x.example', 'write https://x.example.'],
  ['https:///x.example', 'write https://x.example.'],
  ['https:\\\\x.example', 'write https://x.example.'],
  ['/\\x', 'write a full address that starts with https://.'],
  ['//x.example', 'write a full address that starts with https://.'],
  ['http://x.example', 'write a full address that starts with https://.'],
  ['javascript:alert(1)', 'write a full address that starts with https://.'],
  ['https://a\\@b/', 'copy the address again from the browser.'],
  ['https://example.org\\.evil.example/', 'copy the address again from the browser.'],
  ['https://exam\tple.org/', 'copy the address again from the browser.'],
  ['https://exam\u200bple.org/', 'copy the address again from the browser.'],
  [' https://example.org/', 'write a full address that starts with https://.'],
  ['https://', 'copy it again from the browser.'],
  ['https://xn--zzzzzz--.example/', 'copy the address again from the browser.'],
  ['https://localhost/', 'write the public address of the site, like https://www.example.org/.'],
  ['https://localhost./', 'write the public address of the site, like https://www.example.org/.'],
  ['https://intranet/', 'write the public address of the site, like https://www.example.org/.'],
  ['https://printer.local/', 'write the public address of the site, like https://www.example.org/.'],
  ['https://router.home.arpa/', 'write the public address of the site, like https://www.example.org/.'],
])('%j is none, and the fix says what to type: %s', (url, fix) => {
  expect(addressFault(url)).toMatchObject({ kind: 'form', fix });
  expect(httpsUrl.safeParse(url).success).toBe(false);
});

test.each([
  'https://127.0.0.1/',
  'https://10.0.0.8/',
  'https://192.0.2.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://017700000001/',
  'https://１２７.0.0.1/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
])('%s leads to a number, however it is written', (url) => {
  expect(addressFault(url)).toMatchObject({ kind: 'number', fix: 'write the name of the site.' });
  expect(httpsUrl.safeParse(url).success).toBe(false);
});

test.each([
  ['a name before an @', 'https://www.fda.gov@evil.example/'],
  ['a Cyrillic letter', 'https://fdа.gov/'],
  ['a Cyrillic letter in its ASCII form', 'https://xn--fd-8kc.gov/'],
  ['Cyrillic letters alone that look like Latin ones', 'https://аррӏе.com/'],
  ['two alphabets in one name', 'https://бутик-rx.com/'],
  ['a letter made for phonetics', 'https://ɡoogle.com/'],
  ['percent signs', 'https://ex%61mple.org/'],
  ['wide letters', 'https://ｅxample.org/'],
])('%s is a disguise', (_, url) => {
  expect(addressFault(url)).toMatchObject({ kind: 'disguise' });
});

test('an international name is shown in both forms, a plain one as it is', () => {
  expect(internationalHost('https://www.xn--mnchen-3ya.example/a')).toBe('münchen.example (xn--mnchen-3ya.example)');
  expect(shownHost('https://münchen.example/a')).toBe('münchen.example (xn--mnchen-3ya.example)');
  expect(internationalHost('https://www.example.org/')).toBeUndefined();
  expect(shownHost('https://www.example.org/')).toBe('example.org');
});

test.each([
  'münchen.example',
  'пример.рф',
  '例え.jp',
  'ελλάδα.gr',
  'www.bücher-straße.example',
  'ทดสอบ.example',
  'a𐍈b.example',
])('%s comes back from its ASCII form, as Node reads it', (name) => {
  const { hostname } = new URL(`https://${name}/`);
  expect(hostInLetters(hostname)).toBe(domainToUnicode(hostname));
});

test('what is no ASCII form of anything is no name', () => {
  expect(hostInLetters('xn--.example')).toBeUndefined();
  expect(hostInLetters('xn--a-.example')).toBeUndefined();
  expect(hostInLetters('xn--99999999.example')).toBeUndefined();
});
