import type { Path } from '#site/yaml-document.ts';

export interface WrittenText {
  readonly path: Path;
  readonly text: string;
}

/** Every text of a YAML value, also below keys that the schema does not know. */
export function* textsIn(value: unknown, path: Path = []): Generator<WrittenText> {
  if (typeof value === 'string') yield { path, text: value };
  else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) {
      yield* textsIn(child, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }
}
