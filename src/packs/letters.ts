/** A letter of a script that puts no spaces between words. For use within `[…]` of a pattern with the flag `u`. */
const unspaced = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';

/** A letter or digit of a word that spaces set apart, as a pattern. */
const ofWord = `(?![${unspaced}])[\\p{L}\\p{N}]`;

/** One character without spaces around it: it counts, and is found, by itself. */
const single = new RegExp(`[${unspaced}]`, 'gu');

/** How many characters there are that are read one by one. */
export const unspacedIn = (text: string): number => text.match(single)?.length ?? 0;

/** The same text with those characters left out. */
export const withoutUnspaced = (text: string): string => text.replaceAll(single, ' ');

/** A pattern for these words themselves: whole ones, where their script has spaces to tell. */
export function wholeWord(words: string): string {
  const escaped = wordStart(words);
  return new RegExp(`${ofWord}$`, 'u').test(words) ? `${escaped}(?!${ofWord})` : escaped;
}

/** The same for words that others may begin with. */
export function wordStart(words: string): string {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  return new RegExp(`^${ofWord}`, 'u').test(words) ? `(?<!${ofWord})${escaped}` : escaped;
}

const runs = new RegExp(`[${unspaced}]+|(?:${ofWord})+`, 'gu');

/** What one looks for: words and, where a script has no spaces, every pair of neighbouring characters. */
export const soughtIn = (text: string): string[] =>
  (text.match(runs) ?? []).flatMap((run) => {
    const pieces = piecesOf(run);
    return pieces.length > 1 ? pieces.slice(0, -1) : pieces;
  });

/** What a text is found by: the same and the last character of a run, so that each character begins something. */
export const foundBy = (text: string): string[] => (text.match(runs) ?? []).flatMap(piecesOf);

function piecesOf(run: string): string[] {
  if (run.search(single) < 0) return [run];
  const characters = run.match(/./gu) ?? [];
  return characters.map((character, i) => character + (characters[i + 1] ?? ''));
}
