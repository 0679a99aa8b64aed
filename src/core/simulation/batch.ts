import { say } from '../base/say.ts';
import type { Batch as LearnerBatch } from 'groundloop';
import type { Arena } from './arena.ts';
import { ContractError } from './contractError.ts';
import type { Item } from './item.ts';
import { sealClass } from './seal.ts';

/** No honest training set is near this; repeated doubling reaches it at once. */
const MAX_SIZE = 500_000;

/** Deals the learner's random choices: uniform in (0, 1), keyed by the call and its place in the generation. */
export type Dealer = () => (index: number) => number;

/** An immutable list of rows of one arena. */
export class Batch implements LearnerBatch {
  readonly #arena: Arena;
  readonly #rows: Int32Array;
  readonly #deal: Dealer;

  constructor(arena: Arena, rows: Int32Array, deal: Dealer) {
    this.#arena = arena;
    this.#rows = rows;
    this.#deal = deal;
    Object.freeze(this);
  }

  get size(): number {
    return this.#rows.length;
  }

  filter(keep: (item: Item, index: number) => unknown): Batch {
    return this.#kept(this.#split(asFunction(keep, 'filter'))[0]);
  }

  take(n: number): Batch {
    return this.#kept(this.#of(this.#rows.subarray(0, wholeNumber(n, 'take'))));
  }

  some(n: number): Batch {
    const wanted = Math.min(wholeNumber(n, 'some'), this.size);
    this.#arena.work(wanted);
    const pool = this.#rows.slice();
    const draw = this.#deal();
    for (let i = 0; i < wanted; i++) {
      const j = i + Math.floor(draw(i) * (pool.length - i));
      const picked = pool[j]!;
      pool[j] = pool[i]!;
      pool[i] = picked;
    }
    return this.#of(pool.subarray(0, wanted));
  }

  plus(...batches: LearnerBatch[]): Batch {
    const parts = [this.#rows, ...batches.map((batch) => Batch.rowsOf(batch, this.#arena, 'plus'))];
    const size = parts.reduce((sum, rows) => sum + rows.length, 0);
    if (size > MAX_SIZE) {
      throw new ContractError(
        () => say('This batch would hold {size} items; {maxSize} is the most.', { size, maxSize: MAX_SIZE }),
        'call',
        () => say('Is a batch added to itself again and again?'),
      );
    }
    this.#arena.work(size);
    const rows = new Int32Array(size);
    let at = 0;
    for (const part of parts) {
      rows.set(part, at);
      at += part.length;
    }
    return this.#of(rows);
  }

  sortBy(score: (item: Item) => number): Batch {
    asFunction(score, 'sortBy');
    this.#arena.work(this.size);
    const rows = this.#rows;
    const scores = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) {
      const value: unknown = score(this.#arena.item(rows[i]!));
      if (typeof value !== 'number' || Number.isNaN(value)) {
        throw new ContractError(
          () => say('sortBy needs a number for every item, and got {value}.', { value: describe(value) }),
          'call',
          () => say('NaN often comes from dividing by zero or from a count that is missing.'),
        );
      }
      scores[i] = value;
    }
    return this.#of(ascending(rows, scores));
  }

  split(test: (item: Item) => unknown): [Batch, Batch] {
    const parts = this.#split(asFunction(test, 'split'));
    this.#kept(parts[0]);
    return parts;
  }

  unique(): Batch {
    const seen = new Set<number>();
    return this.#of(
      this.#rows.filter((row) => {
        const text = this.#arena.sameText(row);
        return seen.has(text) ? false : seen.add(text);
      }),
    );
  }

  *[Symbol.iterator](): Iterator<Item> {
    for (const row of this.#rows) {
      this.#arena.work(1);
      yield this.#arena.item(row);
    }
  }

  /** The rows of a value that should be a batch of this arena. @throws ContractError when it isn't */
  static rowsOf(value: unknown, arena: Arena, user: string): Int32Array {
    if (!Batch.isBatch(value)) {
      throw new ContractError(
        () => say('{user} needs a batch, and got {value}.', { user, value: describe(value) }),
        'call',
      );
    }
    if (value.#arena !== arena) {
      throw new ContractError(
        () => say('{user} was given a batch of another run.', { user }),
        'call',
        () => say('Keep batches in g.bank: variables outside step are not carried from run to run.'),
      );
    }
    return value.#rows;
  }

  static isBatch(value: unknown): value is Batch {
    return typeof value === 'object' && value !== null && #rows in value;
  }

  /** Tells what was kept of this batch. */
  #kept(batch: Batch): Batch {
    this.#arena.trace?.kept(this.#rows, batch.#rows, this.#arena);
    return batch;
  }

  #of(rows: Int32Array): Batch {
    return new Batch(this.#arena, rows, this.#deal);
  }

  #split(test: (item: Item, index: number) => unknown): [Batch, Batch] {
    const arena = this.#arena;
    const rows = this.#rows;
    arena.work(rows.length);
    const out = new Int32Array(rows.length);
    let yes = 0;
    let no = rows.length;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      if (test(arena.item(row), i)) out[yes++] = row;
      else out[--no] = row;
    }
    return [this.#of(out.subarray(0, yes)), this.#of(out.subarray(yes).reverse())];
  }
}

sealClass(Batch);

/** A count of items. @throws ContractError for anything but a whole number from 0 */
export function wholeNumber(n: unknown, user: string): number {
  if (typeof n === 'number' && Number.isSafeInteger(n) && n >= 0) return n;
  throw new ContractError(
    () => say('{user} needs a whole number of items, 0 or more, and got {value}.', { user, value: describe(n) }),
    'call',
  );
}

/**
 * Rows by ascending score, those of one score in the order they had. Sorting numbers takes a fraction of the time that
 * sorting by a comparison takes: each row then goes to the first free place among those of its score.
 */
function ascending(rows: Int32Array, scores: Float64Array): Int32Array {
  const sorted = scores.slice().sort();
  const taken = new Int32Array(rows.length);
  const out = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const score = scores[i]!;
    let low = 0;
    for (let high = rows.length; low < high;) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]! < score) low = middle + 1;
      else high = middle;
    }
    out[low + taken[low]!++] = rows[i]!;
  }
  return out;
}

function asFunction<T>(value: T, user: string): T {
  if (typeof value === 'function') return value;
  throw new ContractError(
    () => say('{user} needs a function, and got {value}.', { user, value: describe(value) }),
    'call',
  );
}

/** A short, safe description of a learner's value. */
export function describe(value: unknown): string {
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (Array.isArray(value)) return say('an array');
  return typeof value === 'object' ? say('an object') : say('a {type}', { type: typeof value });
}
