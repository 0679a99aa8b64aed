/** Words that say nothing about what a text is about. */
const empty = new Set(
  'a an and are as at about be by can do does for from has have how i in into is it its me my no not of on or our so than that the their them there these they this those to us was we were what when where which who why will with you your'.split(
    ' ',
  ),
);

/**
 * The words of a text that carry its meaning, each by its stem, in order. Chinese and Japanese have no spaces: their words
 * are pairs of characters. Pure.
 */
export function contentWords(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .replaceAll('’', "'")
      .toLowerCase()
      .match(/\p{Script=Han}+|[\p{L}\p{N}']+/gu) ?? [];
  return words.flatMap((word) => {
    if (/^\p{Script=Han}/u.test(word)) return pairs(word);
    const bare = word.replace(/'s?$/, '').replaceAll("'", '');
    return bare === '' || empty.has(bare) ? [] : [stem(bare)];
  });
}

function pairs(run: string): string[] {
  const characters = Array.from(run);
  return characters.length < 3 ? [run] : characters.slice(1).map((second, i) => `${characters[i] ?? ''}${second}`);
}

/** Without the ending: `collapses`, `collapsed` and `collapse` are one word. Wrong for some, alike for a text and its topic. */
export function stem(word: string): string {
  if (word.length < 5) return word.replace(/(?<=[a-z]{2}[^s])s$/, '');
  return word
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?:(?<=[a-z]{4})(?:ation|ingly|ing|edly|ed|ions|ion|ers|er|es|ly|e)|(?<=[^s])s)$/, '')
    .replace(/([^aeiouls])\1$/, '$1');
}

/** Whether a text has all the words of a topic, in any order and form. */
export function isAbout(text: string, topic: string): boolean {
  const has = new Set(contentWords(text));
  const words = contentWords(topic);
  return words.length > 0 && words.every((word) => has.has(word));
}
