import { align } from './align.ts';
import { codeSymbols, weight, weightOf, wordSymbols, type Symbols } from './symbols.ts';

/** A line of a solution that nobody may read elsewhere. */
export interface Piece {
  /** The line without names of its own, numbers, words in quotation marks and spaces: the same shape is the same piece. */
  readonly shape: string;
  /** What it asks, in order; empty where others ask that too, in another way. */
  readonly symbols: Symbols;
}

/** A text that may tell pieces. */
export interface Telling {
  readonly shape: string;
  readonly code: readonly Symbols[];
  readonly words: readonly Symbols[];
}

/** So much of what a line asks tells it, asked in code; in words, where much is said by chance, it takes more. */
const enough = { code: 0.85, words: 0.95 };
/** So much of it is no news. */
const known = 0.9;
/** Fewer symbols than these are said by chance. */
const fewest = { code: 2, words: 3 };
/** Shorter shapes are in every pipeline. */
const shortestShape = 12;

/** The lines of a solution that nobody may read, and that do more than all pipelines do. @param open see `openTelling` */
export function piecesOf(solution: string, open: readonly Telling[]): Piece[] {
  return linesOf(solution).flatMap((line) => {
    const shape = shapeOf(line);
    const symbols = codeSymbols(line);
    if (shape.length < shortestShape || open.some((text) => text.shape.includes(shape))) return [];
    const asks = symbols.some((symbol) => /^[a-z]/.test(symbol));
    if (asks && !open.some(({ code }) => code.some((other) => follows(other, symbols, known)))) {
      return [{ shape, symbols }];
    }
    return symbols.some((symbol) => weightOf(symbol) === 1) ? [{ shape, symbols: [] }] : [];
  });
}

/** Reads a text for the pieces it tells. @param words what of it may tell some in words */
export const tellingOf = (code: string, words: readonly string[] = []): Telling => ({
  shape: linesOf(code).map(shapeOf).join(''),
  code: [codeSymbols(code)],
  words: words.map(wordSymbols),
});

/** What anybody may read: its lines stand by themselves. */
export function openTelling(texts: readonly string[]): Telling {
  const lines = [...new Set(texts.flatMap(linesOf))];
  const code = new Map(lines.map(codeSymbols).map((symbols) => [symbols.join(' '), symbols]));
  return { shape: lines.map(shapeOf).join('\n'), code: [...code.values()], words: [] };
}

/** Whether a text tells a piece. */
export function tells({ shape, code, words }: Telling, piece: Piece): boolean {
  const { symbols } = piece;
  return (
    shape.includes(piece.shape) ||
    (symbols.length >= fewest.code && code.some((text) => follows(text, symbols, enough.code))) ||
    (symbols.length >= fewest.words && words.some((text) => follows(text, symbols, enough.words)))
  );
}

/** Whether a text asks so much of what is wanted, in order and close together. */
function follows(text: Symbols, wanted: Symbols, share: number): boolean {
  const needed = share * weight(wanted);
  // Most texts have not even the words for it.
  if (weight(wanted.filter((symbol) => text.includes(symbol))) < needed) return false;
  return align(wanted, text).score >= needed;
}

const linesOf = (text: string): string[] => text.replace(/\/\*[^]*?\*\/|(?<![:'"`])\/\/[^\n]*/g, '').split('\n');

const shapeOf = (line: string): string =>
  line
    .replace(/^[\s>+-]*(?:(?:export|const|let|return) )*|;?\s*$/g, '')
    .replace(/'[^'\n]*'|"[^"\n]*"|`[^`\n]*`/g, "''")
    .replace(/(?<![\w.])\d[\d.]*/g, '0')
    .replace(/(?<![\w.])(?![glc]\.)[A-Za-z_]\w*/g, '_')
    .replace(/\s+/g, '');
