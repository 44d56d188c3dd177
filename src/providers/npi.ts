/**
 * The check digit of a National Provider Identifier: Luhn's formula (ISO/IEC 7812-1) over "80840" and the number.
 * Source: 45 CFR 162.406; CMS, "Requirements for National Provider Identifier (NPI) and NPI Check Digit".
 */
const CARD_PREFIX = '80840';

/** The last digit of the number that begins with `digits`. */
const checkDigitOf = (digits: string): number => {
  let sum = 0;
  [...`${CARD_PREFIX}${digits}`].reverse().forEach((character, index) => {
    const digit = Number(character);
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  return (10 - (sum % 10)) % 10;
};

/** Nine digits and their check digit. */
export const withCheckDigit = (nineDigits: string): string => `${nineDigits}${checkDigitOf(nineDigits)}`;

/** Ten digits, the first 1 or 2, the last true to the others. */
export const isNpi = (text: string): boolean => /^[12]\d{9}$/.test(text) && withCheckDigit(text.slice(0, 9)) === text;
