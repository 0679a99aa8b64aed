import type { Item as LearnerItem } from 'groundloop';
import type { Arena } from './arena.ts';
import { sealClass } from './seal.ts';

export type ItemOrigin = LearnerItem['from'];
export type ItemLevel = LearnerItem['level'];

/** A learner's handle on one row of the arena. Frozen; it can't be forged, because the row is private. */
export class Item implements LearnerItem {
  readonly #arena: Arena;
  readonly #row: number;

  constructor(arena: Arena, row: number) {
    this.#arena = arena;
    this.#row = row;
    Object.freeze(this);
  }

  get text(): string {
    return this.#arena.text(this.#row);
  }

  get question(): string {
    return this.#arena.question(this.#row);
  }

  get steps(): readonly string[] | undefined {
    return this.#arena.steps(this.#row);
  }

  get level(): ItemLevel {
    return this.#arena.level(this.#row);
  }

  get from(): ItemOrigin {
    return this.#arena.origin(this.#row);
  }

  /** The row of a value that should be an item of this arena; −1 if it isn't. */
  static rowOf(value: unknown, arena: Arena): number {
    if (typeof value !== 'object' || value === null || !(#row in value)) return -1;
    return value.#arena === arena && value.#row < arena.length ? value.#row : -1;
  }

  static isItem(value: unknown): boolean {
    return typeof value === 'object' && value !== null && #row in value;
  }
}

sealClass(Item);
