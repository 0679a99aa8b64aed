/**
 * Fingerprints of a program by winnowing (Schleimer, Wilkerson, Aiken: Winnowing: local algorithms for document
 * fingerprinting, SIGMOD 2003): hashes of all runs of GRAM tokens, of which each window of WINDOW keeps its smallest. So two
 * programs that share GRAM + WINDOW - 1 tokens in a row share a print, wherever they stand; shorter likeness is noise.
 */
const GRAM = 8;
const WINDOW = 5;

/** No pipeline that is graded is longer. */
const LONGEST = 300_000;

/** Comments and blanks; texts, names, numbers; and any other character. Every part matches in linear time, whatever stands there. */
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|("(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\[\s\S])*`?)|\s+|(?:(\.)\s*)?([\p{ID_Start}$_][\p{ID_Continue}$]*)|(\d[\w.]*)|(\S)/gu;

/** Words of the language that stay what they are; any other name that isn't a member's may be renamed by anyone. */
const KEPT = new Set(
  (
    'as async await break case catch class const continue default do else export extends false finally for from function ' +
    'get if import in instanceof interface let new null of private public readonly return set static super switch this ' +
    'throw true try type typeof undefined var void while with yield'
  ).split(' '),
);

/**
 * The prints of a program, sorted, each once.
 * @param given a program whose prints are left out: what everyone was given to begin with says nothing about anyone
 */
export function printsOf(source: string, given = ''): number[] {
  const known = new Set(given === '' ? [] : winnow(tokensOf(given)));
  return [...new Set(winnow(tokensOf(source)))].filter((print) => !known.has(print)).sort((a, b) => a - b);
}

/** Tokens without comments, layout and whatever is changed to hide where a program is from: names, texts and numbers. */
function tokensOf(source: string): string[] {
  return Array.from(source.slice(0, LONGEST).matchAll(TOKEN), ([, text, dot, word, number, other]) => {
    if (text !== undefined) return '"';
    if (word !== undefined) return dot === '.' ? `.${word}` : KEPT.has(word) ? word : '$';
    return number !== undefined ? '0' : (other ?? '');
  }).filter((token) => token !== '');
}

function winnow(tokens: readonly string[]): number[] {
  const hashes = tokens.map(hashOf);
  const grams = Array.from({ length: Math.max(0, tokens.length - GRAM + 1) }, (_, i) =>
    hashes.slice(i, i + GRAM).reduce((gram, hash) => mix(gram ^ hash), 0),
  );
  const windows = Math.min(grams.length, Math.max(1, grams.length - WINDOW + 1));
  return Array.from({ length: windows }, (_, i) => Math.min(...grams.slice(i, i + WINDOW)));
}

/** FNV-1a. */
function hashOf(token: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < token.length; i++) hash = Math.imul(hash ^ token.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Every bit of a hash depends on every bit before (the finaliser of MurmurHash3). */
function mix(hash: number): number {
  let h = hash + 0x9e3779b9;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
