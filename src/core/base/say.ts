/** For English texts, their translation, both with the same `{placeholders}`: the shape of VS Code's `l10n.bundle`. */
export type Translation = Readonly<Record<string, string>>;

const ENGLISH: Translation = {};
let translated = ENGLISH;

/**
 * Sets the language of what this thread says from now on. It is told once, before anything is said, so a table of texts
 * is made where it is used, never where its module is loaded. What has no translation stays English.
 */
export function setLanguage(translation: Translation): void {
  translated = translation;
}

/** The language of this thread, for another one to speak. */
export const language = (): Translation => translated;

/** What is said while `make` runs is English: for texts that a run depends on. */
export function inEnglish<T>(make: () => T): T {
  const kept = translated;
  translated = ENGLISH;
  try {
    return make();
  } finally {
    translated = kept;
  }
}

/**
 * A text for people in their language; VS Code's `l10n.t` for code that VS Code is not near.
 * @param english a literal, because translators' lists are collected from the source (`scripts/words.ts`)
 * @param values what goes in the place of each `{name}`; a name without a value stays as it is
 */
export function say(english: string, values: Readonly<Record<string, string | number>> = {}): string {
  return own(translated, english, english).replace(/\{(\w+)\}/g, (place, name: string) =>
    String(own(values, name, place)),
  );
}

function own<T>(record: Readonly<Record<string, T>>, key: string, otherwise: T): T {
  return Object.hasOwn(record, key) ? (record[key] ?? otherwise) : otherwise;
}
