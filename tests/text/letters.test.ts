import { expect, test } from 'vitest';
import { hiddenCharactersIn, mendedCharacter, withoutHiddenCharacters } from '#site/hidden-characters.ts';
import { mixedWordsIn } from '#site/letters.ts';

/** Honest text that no check may stumble over. */
const HONEST: Readonly<Record<string, string>> = {
  'Persian with its non-joiner': 'او می\u200cخواهد کتاب\u200cها را بخواند.',
  'Hindi and Sinhala with joiners': 'क्\u200dष and ශ්\u200dරී',
  'flags of countries': '🇩🇪 🇮🇷 🇺🇸',
  'flags of parts of a country': '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
  'a family and a doctor': '👨\u200d👩\u200d👧 👩🏽\u200d⚕️',
  'hearts and keys': '❤️ ☎︎ 1️⃣ ©️',
  'quotes from right to left': 'She said “שלום” and ‏«سلام»‏.',
  'a quote that is set apart': 'He wrote \u2067שלום עולם\u2069 on the wall.',
  'the C family': 'C++, C#, F#, Node.js and .NET',
  'Greek in science': 'TNFα, Δ9-THC, IFN-γ, κ-opioid, χ² = 4.1, ρ = 0.4, 5 μg, 5 µg, 10 kΩ, hν',
  mathematics: '𝑥² + 𝑦² = 𝑧², 2𝑥 + 3 𝑝 = 5, ½ · 3, 𝑝 < 0.05, p < 0.05, ∑ ½ · 3 ≤ 4, a ∩︀ b, 𝑎𝑏𝑐',
  'other languages': 'Jürgen Müller, François, Łódź, Nguyễn Thị Hạnh, İstanbul, Işık Yılmaz',
  Russian: 'Мне помогло тепло, 5 мг в день, IT-специалист.',
  Greek: 'Ο πόνος στη μέση, 5 mg.',
  'Arabic with its own digits': 'خمسة ٥ ملغ كل يوم',
  'Japanese and Chinese': '痛みに５ｍｇ、葛󠄀城市、毫克',
  'Thai with its breaks': 'ปวด\u200bหลัง',
  braille: '⠏⠁⠔⠀⠊⠎',
  phonetics: '/ˈækjʊpʌŋktʃə/ [ɑɡɪ]',
  'a list of sizes': 'Ⅱ. 5 × 10 mm, 37 °C, 20 ℃, № 5',
};

test.each(Object.entries(HONEST))('%s holds nothing hidden and nothing mixed', (_, text) => {
  expect(hiddenCharactersIn(text)).toEqual([]);
  expect(mixedWordsIn(text)).toEqual([]);
  expect(withoutHiddenCharacters(text)).toBe(text);
});

test.each([
  ['a zero width space in a word', 'treat\u200bment', 'treatment'],
  ['a joiner in a word of plain letters', 'treat\u200dment', 'treatment'],
  ['a non-joiner in a word of plain letters', 'treat\u200cment', 'treatment'],
  ['a variation selector after a letter', 'pai\ufe0fn', 'pain'],
  ['a variation selector after a digit', '5\ufe0f mg', '5 mg'],
  ['a smuggled selector of another plane', 'pain\u{e0101}\u{e0120}', 'pain'],
  ['tags without a flag', 'pain\u{e0068}\u{e0069}', 'pain'],
  ['a flag that is longer than any', `🏴${'\u{e0068}'.repeat(20)}\u{e007f}`, '🏴'],
  ['a blank of braille', 'pain\u2800relief', 'painrelief'],
  ['a turned dose', 'take \u202e01 mg', 'take 01 mg'],
  ['a direction mark among plain letters', 'take \u200f10 mg', 'take 10 mg'],
  ['an isolate around plain letters', 'take \u2067 10 mg\u2069', 'take  10 mg'],
  ['a Mongolian separator', 'pa\u180ein', 'pain'],
  ['half a letter', 'pa\ud83din', 'pain'],
  ['a filler of Hangul', 'pa\u3164in', 'pain'],
])('%s is found', (_, text, shown) => {
  expect(hiddenCharactersIn(text)).not.toEqual([]);
  expect(withoutHiddenCharacters(text)).toBe(shown);
});

test('what may have been a letter or a blank is never mended by itself', () => {
  const mended = (text: string): (string | undefined)[] =>
    hiddenCharactersIn(text).map((hidden) => mendedCharacter(hidden, text));
  expect(mended('bene\u0002ts')).toEqual([undefined]);
  expect(mended('c\u009cur, don\u0092t')).toEqual([undefined, undefined]);
  expect(mended('ex\ufffdsts pa\ud83din')).toEqual([undefined, undefined]);
  expect(mended('pain\u2800relief')).toEqual([undefined]);
  expect(mended('one\u2028two')).toEqual([' ']);
  expect(mended('a bell \u0007. te\u202est')).toEqual(['', '']);
});

test.each([
  ['a Cyrillic letter in a name', 'Сindy Perlin', ['Сindy'], 'Cindy'],
  ['a whole word that looks plain', 'See Dr. Соре for 5 mg', ['Соре'], 'Cope'],
  ['a Greek capital in a name', 'Αnna Smith', ['Αnna'], 'Anna'],
  ['a Cyrillic letter in a unit', 'Take 5 mg or 10 мg a day', ['мg'], undefined],
  ['a unit in Cyrillic letters', 'Take 5 мг a day, as the label says', ['5 мг'], undefined],
  ['a Cyrillic letter for a zero', 'Take 5О mg a day', ['5О'], undefined],
  ['digits of Arabic', 'Take ٥ mg a day', ['٥ mg'], undefined],
  ['wide digits and letters', 'Take ５ ｍｇ a day', ['５ ｍｇ'], '5 mg'],
  ['a small Roman numeral', 'Take 5 ⅿg a day', ['5 ⅿg'], '5 mg'],
  ['letters in another dress', 'You should 𝗯𝘂𝘆𝗶𝘁 now', ['𝗯𝘂𝘆𝗶𝘁'], 'buyit'],
  ['Armenian', 'Good fօr pain', ['fօr'], 'for'],
])('%s is found', (_, text, words, plain) => {
  const found = mixedWordsIn(text);
  expect(found.map(({ word }) => word)).toEqual(words);
  expect(found[0]?.plain).toBe(plain);
});
