/** Answers as they are typed, by flag: `{ title: '…', conditions: ['low-back-pain'] }`. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;
