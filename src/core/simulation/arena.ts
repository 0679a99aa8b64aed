import { say } from '../base/say.ts';
import { ContractError } from './contractError.ts';
import { Item, type ItemLevel, type ItemOrigin } from './item.ts';
import type { Names } from './names.ts';
import type { Trace } from './trace.ts';

const ORIGINS: readonly ItemOrigin[] = ['human', 'model', 'exam', 'web', 'revised', 'web'];
/** Origins as stored. A model's page on the web is told from a person's only here. */
export const FROM = { human: 0, model: 1, exam: 2, web: 3, revised: 4, modelPage: 5 } as const;
export const ORIGIN_COUNT = ORIGINS.length;
export type Origin = (typeof FROM)[keyof typeof FROM];

/** The origins in a set of them, stored as the sum of `1 << origin`. */
export const originsIn = (set: number): ItemOrigin[] => [
  ...new Set(ORIGINS.filter((_, origin) => (set & (1 << origin)) !== 0)),
];

const MAX_WORK = 20_000_000;
/** No honest run makes a tenth of it. */
const MAX_ITEMS = 2_000_000;

/** The items of a run, one column per property. */
export type Items = Pick<
  Arena,
  'cells' | 'events' | 'origins' | 'roots' | 'trainedBy' | 'reachedBy' | 'survivedBy' | 'checked'
>;

/**
 * Every item of a run, as columns. What an item is (its cell, where it came from, its event key)
 * lives here, out of the learner's reach; the learner holds `Item` handles, of which there is one per row, for ever,
 * so that handles can be compared. An arena is reused from run to run: handles are made once.
 */
export class Arena {
  cells: Int32Array = new Int32Array(4096);
  /** Identifies the draw that made the item: judgements about it are keyed by this. */
  events: Int32Array = new Int32Array(4096);
  origins: Uint8Array = new Uint8Array(4096);
  /** The generation after the one that first trained on the item; 0 while none has. */
  trainedBy: Uint8Array = new Uint8Array(4096);
  /** The item that a revised one goes back to; for all others their own row. */
  roots: Int32Array = new Int32Array(4096);
  /** By root: the generation after the one that first trained on it or a revision of it; 0 while none has. */
  reachedBy: Uint8Array = new Uint8Array(4096);
  /** By root: the generation after the one that first trained on it with the answer it was made with; 0 while none has. */
  survivedBy: Uint8Array = new Uint8Array(4096);
  /** The generation after the one that last trained on the item in this run. */
  trainedLast: Uint8Array = new Uint8Array(4096);
  /** How often the item stands in the training set that learned it first. */
  times: Uint16Array = new Uint16Array(4096);
  /** 1 where the verifier was asked about the item. */
  checked: Uint8Array = new Uint8Array(4096);
  length = 0;
  readonly #items: Item[] = [];
  #names: Names | undefined;
  /** Whether texts of the model's items carry a unique mark. */
  salted = false;
  /** Item events so far, to end loops that never end. */
  #work = 0;
  /** Told of every text a learner reads. */
  onRead: (() => void) | undefined;
  /** Told of what makes items and chooses among them. */
  trace: Trace | undefined;

  /** Starts a run with no items. */
  reset(names: Names): void {
    this.length = 0;
    this.#names = names;
    this.salted = false;
    this.#work = 0;
    this.onRead = undefined;
    this.trace = undefined;
  }

  /** Starts a run at generation `t` that already has the first `length` items of another. */
  forkFrom(other: Items, length: number, t: number, names: Names): void {
    this.reset(names);
    this.#reserve(length);
    this.cells.set(other.cells.subarray(0, length));
    this.events.set(other.events.subarray(0, length));
    this.origins.set(other.origins.subarray(0, length));
    this.roots.set(other.roots.subarray(0, length));
    this.trainedLast.fill(0, 0, length);
    this.times.fill(0, 0, length);
    this.checked.set(other.checked.subarray(0, length));
    for (let row = 0; row < length; row++) {
      const by = other.trainedBy[row]!;
      this.trainedBy[row] = by <= t ? by : 0;
      const reached = other.reachedBy[row]!;
      this.reachedBy[row] = reached <= t ? reached : 0;
      const survived = other.survivedBy[row]!;
      this.survivedBy[row] = survived <= t ? survived : 0;
    }
    this.length = length;
  }

  /** All items so far, to fork runs from later. */
  items(): Items {
    const { length } = this;
    return {
      cells: this.cells.slice(0, length),
      events: this.events.slice(0, length),
      origins: this.origins.slice(0, length),
      roots: this.roots.slice(0, length),
      trainedBy: this.trainedBy.slice(0, length),
      reachedBy: this.reachedBy.slice(0, length),
      survivedBy: this.survivedBy.slice(0, length),
      checked: this.checked.slice(0, length),
    };
  }

  /** Adds an item and returns its row. @param parent the row of the item that it is a revision of */
  add(cell: number, event: number, origin: Origin, parent?: number): number {
    const row = this.length;
    if (row === MAX_ITEMS) {
      throw new ContractError(
        () => say('This run made more than 2 million items.'),
        'call',
        () => say('Look for a loop that never ends, or a draw inside a loop over items.'),
      );
    }
    if (row === this.cells.length) this.#reserve(row + 1);
    this.cells[row] = cell;
    this.events[row] = event;
    this.origins[row] = origin;
    this.trainedBy[row] = 0;
    this.roots[row] = parent === undefined ? row : this.roots[parent]!;
    this.reachedBy[row] = 0;
    this.survivedBy[row] = 0;
    this.trainedLast[row] = 0;
    this.times[row] = 0;
    this.checked[row] = 0;
    this.length = row + 1;
    return row;
  }

  /** Counts `n` item events. @throws ContractError when a run does more than any honest loop needs */
  work(n: number): void {
    this.#work += n;
    if (this.#work > MAX_WORK) {
      throw new ContractError(
        () => say('This run touched more than 20 million items.'),
        'call',
        () => say('Look for a loop that never ends, or a batch that doubles every time.'),
      );
    }
  }

  /** The handle of a row: always the same object for the same row. */
  item(row: number): Item {
    while (this.#items.length <= row) this.#items.push(new Item(this, this.#items.length));
    return this.#items[row]!;
  }

  text(row: number): string {
    this.onRead?.();
    return this.#words().text(this.cells[row]!) + this.#salt(row);
  }

  question(row: number): string {
    this.onRead?.();
    return this.#words().question(Math.floor(this.cells[row]! / 4)) + this.#salt(row);
  }

  steps(row: number): readonly string[] | undefined {
    const steps = this.#words().steps(this.cells[row]!, this.events[row]!, this.#isSalted(row));
    if (steps) this.onRead?.();
    return steps;
  }

  /** The first cell with the same text as a row. */
  sameText(row: number): number {
    return this.#words().sameText(this.cells[row]!);
  }

  level(row: number): ItemLevel {
    return this.#words().level(Math.floor(this.cells[row]! / 4));
  }

  origin(row: number): ItemOrigin {
    return ORIGINS[this.origins[row]!]!;
  }

  #salt(row: number): string {
    return this.#isSalted(row) ? ` (${(this.events[row]! >>> 0).toString(36)})` : '';
  }

  #isSalted(row: number): boolean {
    return this.salted && this.origins[this.roots[row]!] === FROM.model;
  }

  #words(): Names {
    if (!this.#names) throw new Error('arena used before reset');
    return this.#names;
  }

  #reserve(length: number): void {
    if (length <= this.cells.length) return;
    const size = Math.max(length, this.cells.length * 2);
    this.cells = grown(this.cells, new Int32Array(size));
    this.events = grown(this.events, new Int32Array(size));
    this.origins = grown(this.origins, new Uint8Array(size));
    this.trainedBy = grown(this.trainedBy, new Uint8Array(size));
    this.roots = grown(this.roots, new Int32Array(size));
    this.reachedBy = grown(this.reachedBy, new Uint8Array(size));
    this.survivedBy = grown(this.survivedBy, new Uint8Array(size));
    this.trainedLast = grown(this.trainedLast, new Uint8Array(size));
    this.times = grown(this.times, new Uint16Array(size));
    this.checked = grown(this.checked, new Uint8Array(size));
  }
}

function grown<T extends Int32Array | Uint16Array | Uint8Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}
