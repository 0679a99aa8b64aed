/** Other ways to write a text, each undone: what could be hidden in an answer. Undoing what wasn't done gives nonsense. */

/** Letters that look like others, and characters that can't be seen. */
const lookalikes: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  і: 'i',
  к: 'k',
  ѕ: 's',
  т: 't',
  н: 'h',
  м: 'm',
  в: 'b',
};

export const plainLetters = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[а-яіѕ]/gu, (letter) => lookalikes[letter] ?? letter)
    // `s a m p l e`, `s-a-m-p-l-e`
    .replace(/(?<![\p{L}\p{N}])\p{L}([ .\-_*|])(?:\p{L}\1)+\p{L}(?![\p{L}\p{N}])/gu, (run, mark: string) =>
      run.replaceAll(mark, ''),
    );

const shift = (text: string, by: number): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + by) % 26) + first);
  });

const mirrored = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => String.fromCharCode((letter <= 'Z' ? 155 : 219) - letter.charCodeAt(0)));

export const reversed = (text: string): string => Array.from(text).reverse().join('');

/** Ways that work letter by letter, so that a text can be undone piece by piece. */
export const letterDisguises: readonly ((text: string) => string)[] = [
  ...Array.from({ length: 25 }, (_, i) => (text: string) => shift(text, i + 1)),
  mirrored,
];

/** In which letter disguises a text has words: undoing all of them for each piece takes too long. @param words to look for */
export function likelyDisguises(text: string, words: readonly string[]): number[] {
  const known = disguised(words);
  const found = (text.match(/[A-Za-z][a-z]+|[A-Z]+/g) ?? []).flatMap((word) => known.get(word.toLowerCase()) ?? []);
  return [...new Set(found)];
}

let made: ReadonlyMap<string, readonly number[]> | undefined;

/** Every word as each disguise writes it → the disguises that undo it. Made once. */
function disguised(words: readonly string[]): ReadonlyMap<string, readonly number[]> {
  if (made) return made;
  const map = new Map<string, number[]>();
  letterDisguises.forEach((_, i) => {
    // A shift by n is undone by one of 26 − n; the mirror undoes itself.
    const hide = letterDisguises[i === 25 ? 25 : 24 - i];
    for (const word of words) {
      const hidden = hide?.(word) ?? '';
      map.set(hidden, [...(map.get(hidden) ?? []), i]);
    }
  });
  return (made = map);
}

/** What is written in base64, hexadecimal, binary, percent signs or as numbers of characters; what can't be read is left out. */
export function decoded(text: string): string {
  const pieces = [
    ...(text.match(/(?:[A-Za-z0-9+/_-]{16,}\s*)+={0,2}/g) ?? []).map(fromBase64),
    ...(text.match(/(?:(?:0x|\\x)?[0-9a-f]{2}[\s,]*){12,}/gi) ?? []).map((run) =>
      fromNumbers(run.replace(/0x|\\x/gi, ' ').match(/[0-9a-f]{2}/gi), 16),
    ),
    ...(text.match(/(?:[01]{7,8}[\s,]*){8,}/g) ?? []).map((run) => fromNumbers(run.match(/[01]{7,8}/g), 2)),
    ...(text.match(/(?:\d{2,3}[\s,;]+){10,}\d{2,3}/g) ?? []).map((run) => fromNumbers(run.match(/\d+/g), 10)),
    ...(text.match(/%[0-9a-f]{2}(?:[^\s%]*%[0-9a-f]{2}){3,}[^\s%]*/gi) ?? []).map((run) =>
      run.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    ),
  ];
  return pieces.filter((piece) => piece !== '').join('\n');
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function fromBase64(run: string): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const letter of run.replace(/\s/g, '').replaceAll('-', '+').replaceAll('_', '/')) {
    const value = alphabet.indexOf(letter);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) text += String.fromCharCode((bits >> (held -= 8)) & 0xff);
  }
  return readable(text);
}

const fromNumbers = (numbers: readonly string[] | null, base: number): string =>
  readable(String.fromCharCode(...(numbers ?? []).map((number) => parseInt(number, base) & 0xff)));

/** The text, where it is one. */
const readable = (text: string): string =>
  text.length > 0 && (text.match(/[\x20-\x7e\n\r\t]/g)?.length ?? 0) > 0.9 * text.length ? text : '';

/** A long run that is no words: a tutor has nothing to say that looks like this. */
export const isOpaque = (text: string): boolean =>
  (text.match(/(?<![/\w.#-])[A-Za-z0-9+/=]{48,}/g) ?? []).some(
    (run) => /\d/.test(run) && /[a-z]/.test(run) && /[A-Z]/.test(run),
  ) || /(?:\b[0-9a-f]{2}\b[\s,]*){24,}/i.test(text);
