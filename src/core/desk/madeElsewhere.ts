import type { Row } from './row.ts';
import { count } from './words.ts';

type With = NonNullable<NonNullable<Row['local']>['with']>;

/** Verdicts of learners' machines that were made with something else than here: how many, and with what. */
export interface MadeElsewhere {
  /** Behind “2 were made ”. */
  readonly words: string;
  readonly rows: readonly Row[];
  /** Which there were, as people name them. */
  readonly which: readonly string[];
}

const KINDS: readonly { readonly words: string; readonly named: (made: With) => string | undefined }[] = [
  {
    words: 'with another version of the pack',
    named: ({ pack }) => pack && `${pack.version}, ${pack.hash.slice(0, 8)}`,
  },
  { words: 'by another version of Groundloop', named: ({ grader }) => grader?.version },
  {
    words: 'on an engine that calculates differently',
    named: ({ engine }) => engine && `${engine.name} ${engine.version}`,
  },
];

/** What was made elsewhere in other ways, by kind; a row can be in several. That alone is no difference between verdicts. */
export const madeElsewhere = (rows: readonly Row[]): readonly MadeElsewhere[] =>
  KINDS.flatMap(({ words, named }) => {
    const other = rows.flatMap((row) => {
      const name = row.local?.with && named(row.local.with);
      return name === undefined ? [] : [{ row, name }];
    });
    if (other.length === 0) return [];
    return [{ words, rows: other.map(({ row }) => row), which: [...new Set(other.map(({ name }) => name))] }];
  });

/** “2 were made with another version of the pack”. */
export const madeWords = ({ words, rows }: MadeElsewhere): string =>
  `${count(rows.length)} ${rows.length === 1 ? 'was' : 'were'} made ${words}`;
