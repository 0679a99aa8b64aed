import { permutation, STREAM, streamKey, subKey } from './random.ts';
import type { ItemLevel } from './item.ts';
import { StepWords } from './stepWords.ts';
import { type Kind, KINDS } from './words.ts';
import { HARD, LUCKY, RIGHT, VARIANTS, type World } from './world.ts';

/**
 * Legible items. Every fact is one property of one invented place; which fact gets which, and which of the answers is
 * the right one, is dealt anew for every seed, so that nothing a learner can read correlates with rank or truth.
 */

const HEADS = ['Sker', 'Bran', 'Hol', 'Tor', 'Wen', 'Fal', 'Mar', 'Ald', 'Esk', 'Lun', 'Pen', 'Rav', 'Stan', 'Thur'];
const HEADS2 = ['Car', 'Dun', 'Gar', 'Hex', 'Ing', 'Kel', 'Nor', 'Ock', 'Row', 'Sel', 'Ulv', 'Yar'];
const TAILS = ['ry', 'wick', 'holm', 'ness', 'by', 'mouth', 'dale', 'ford'];

const PLACES = [...HEADS, ...HEADS2].flatMap((head) => TAILS.map((tail) => head + tail));

/** The words of one seed's world. */
export class Names {
  readonly #world: World;
  /** Topics are as dealt first, whatever the names. */
  readonly #topicSlot: Int32Array;
  readonly #kinds: readonly Kind[];
  readonly #slot: Int32Array;
  readonly #answerKey: number;
  readonly #texts: (string | undefined)[] = [];
  readonly #steps: StepWords | undefined;

  constructor(world: World, seed: number, deal: 0 | 1) {
    this.#kinds = KINDS[world.preset.words];
    const slots = Math.max(world.allFacts, this.#kinds.length * PLACES.length);
    this.#world = world;
    this.#slot = permutation(streamKey(seed, deal, STREAM.names), slots);
    this.#topicSlot = deal === 0 ? this.#slot : permutation(streamKey(seed, 0, STREAM.names), slots);
    this.#answerKey = streamKey(seed, deal + 2, STREAM.names);
    const { steps } = world;
    this.#steps = steps && new StepWords(streamKey(seed, deal + 4, STREAM.names), steps.length);
  }

  /** All topics, in no order that means anything. */
  get topics(): readonly string[] {
    return this.#kinds.map((kind) => kind.topic);
  }

  topic(fact: number): string {
    return this.#kinds[this.#topicSlot[fact]! % this.#kinds.length]!.topic;
  }

  level(fact: number): ItemLevel {
    if (!this.#world.preset.levels) return undefined;
    const d = this.#world.difficulty[fact]!;
    return d >= HARD ? 'hard' : d >= 0.4 ? 'medium' : 'easy';
  }

  question(fact: number): string {
    return this.#kind(fact).ask(this.#place(fact));
  }

  /** The sentence of a cell. */
  text(cell: number): string {
    return (this.#texts[cell] ??= this.#render(cell));
  }

  /** The first cell with the same sentence: a solved problem that is right by luck gives the right answer. */
  sameText(cell: number): number {
    return this.#steps && cell % VARIANTS === LUCKY ? cell - LUCKY + RIGHT : cell;
  }

  /** The worked steps of an item, where items have them; without a cell, those of any question. */
  steps(cell: number | undefined, event: number): readonly string[] | undefined {
    return this.#steps?.of(Math.floor((cell ?? (event >>> 0) % this.#world.cells) / VARIANTS), event);
  }

  #render(cell: number): string {
    const fact = Math.floor(cell / VARIANTS);
    const kind = this.#kind(fact);
    const deal = permutation(subKey(this.#answerKey, fact), kind.answers.length);
    return kind.say(this.#place(fact), kind.answers[deal[this.sameText(cell) % VARIANTS]!]!);
  }

  #kind(fact: number): Kind {
    return this.#kinds[this.#slot[fact]! % this.#kinds.length]!;
  }

  #place(fact: number): string {
    return PLACES[Math.floor(this.#slot[fact]! / this.#kinds.length)]!;
  }
}
