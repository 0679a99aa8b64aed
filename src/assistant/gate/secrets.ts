import { BEST } from '../../core/course/capstone.ts';
import type { Pack } from '../../core/course/pack.ts';
import type { WorldKind } from '../../core/course/world.ts';
import { openTelling, piecesOf, type Piece } from './pieces.ts';
import { codeSymbols, pipelineWords } from './symbols.ts';

/** A part of a pipeline that must not be told, as both readings know it. */
export interface Secret {
  readonly lab: string;
  readonly parts: readonly { readonly reading: Reading; readonly symbols: readonly string[] }[];
  /** Its lines that nobody may read elsewhere. */
  readonly pieces: readonly Piece[];
}

export type Reading = 'code' | 'words' | 'rule';

/** Longer pipelines are told in parts as well: so many symbols, and as far apart. */
const part = 14;
const apart = 5;
/** Fewer symbols than these are said by chance. */
const fewest: Readonly<Record<Reading, number>> = { code: 3, words: 5, rule: 3 };

/** The solutions of every lab and, of capstones, the best reference. @param openTexts what a learner of any lab may read */
export function secretsOf({ labs }: Pick<Pack, 'labs'>, openTexts: readonly string[]): Secret[] {
  const everyones = openTelling(openTexts);
  return [...labs.values()].flatMap(({ lab, skeleton, readme, solutions, references }) => {
    const open = [everyones, openTelling([skeleton, readme])];
    return [
      ...solutions.values(),
      ...[...references].flatMap(([name, text]) => (name === `${BEST}.ts` ? [text] : [])),
    ].map((code) => ({
      lab: lab.id,
      parts: [...partsOf('code', codeSymbols(code)), ...wordParts(code, lab.world.kind)],
      pieces: piecesOf(code, open),
    }));
  });
}

/** Plans and rules are arithmetic: they are known by their operators as well. */
const wordParts = (code: string, kind: WorldKind): Secret['parts'] => [
  ...partsOf('words', pipelineWords(code)),
  ...(kind === 'loop' ? [] : partsOf('rule', codeSymbols(code))),
];

/** Sentences within quotation marks that only solutions have, such as the principles of a constitution. */
export function secretTexts({ labs }: Pick<Pack, 'labs'>, isOpen: (text: string) => boolean): string[] {
  const texts = [...labs.values()].flatMap(({ solutions }) =>
    [...solutions.values()].flatMap((code) => code.match(/(?<=['"`])[^'"`\n]{24,}(?=['"`])/g) ?? []),
  );
  return [...new Set(texts.map(letters))].filter((text) => text.length >= 20 && !isOpen(text));
}

/** Letters alone: what punctuation, case and spaces can't hide. */
export const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, '');

function partsOf(reading: Reading, symbols: readonly string[]): Secret['parts'] {
  if (symbols.length < fewest[reading]) return [];
  if (symbols.length <= part + 2) return [{ reading, symbols }];
  const starts = Array.from({ length: Math.ceil((symbols.length - part) / apart) + 1 }, (_, i) =>
    Math.min(i * apart, symbols.length - part),
  );
  return starts.map((start) => ({ reading, symbols: symbols.slice(start, start + part) }));
}
