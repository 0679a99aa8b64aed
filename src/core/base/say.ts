let translated: Readonly<Record<string, string>> = {};

/**
 * Sets the language of what this process says from now on. It is told once, before anything is said.
 * @param words for English texts, their translation, both with the same `{placeholders}`: the shape of VS Code's
 *   `l10n.bundle`. What has none stays English.
 */
export function setLanguage(words: Readonly<Record<string, string>>): void {
  translated = words;
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
