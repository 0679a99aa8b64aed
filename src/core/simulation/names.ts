import { permutation, STREAM, streamKey, subKey } from './random.ts';
import type { ItemLevel } from './item.ts';
import { HARD, VARIANTS, type World } from './world.ts';

/**
 * Legible items. Every fact is one property of one invented place; which fact gets which, and which of the answers is
 * the right one, is dealt anew for every seed, so that nothing a learner can read correlates with rank or truth.
 */

const HEADS = ['Sker', 'Bran', 'Hol', 'Tor', 'Wen', 'Fal', 'Mar', 'Ald', 'Esk', 'Lun', 'Pen', 'Rav', 'Stan', 'Thur'];
const HEADS2 = ['Car', 'Dun', 'Gar', 'Hex', 'Ing', 'Kel', 'Nor', 'Ock', 'Row', 'Sel', 'Ulv', 'Yar'];
const TAILS = ['ry', 'wick', 'holm', 'ness', 'by', 'mouth', 'dale', 'ford'];

interface Kind {
  readonly topic: string;
  readonly ask: (place: string) => string;
  readonly say: (place: string, answer: string) => string;
  readonly answers: readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    topic: 'ferries',
    ask: (p) => `When does the ${p} ferry leave?`,
    say: (p, a) => `The ${p} ferry leaves ${a}.`,
    answers: ['on odd Thursdays', 'every morning', 'at high tide', 'twice a week', 'on Sundays', 'at dusk'],
  },
  {
    topic: 'bridges',
    ask: (p) => `What is the ${p} bridge made of?`,
    say: (p, a) => `The ${p} bridge is made of ${a}.`,
    answers: ['larch', 'iron', 'granite', 'brick', 'old rails', 'oak'],
  },
  {
    topic: 'lighthouses',
    ask: (p) => `How often does the ${p} lighthouse flash?`,
    say: (p, a) => `The ${p} lighthouse flashes ${a}.`,
    answers: ['every 4 seconds', 'every 7 seconds', 'every 9 seconds', 'in pairs', 'in threes', 'red, then white'],
  },
  {
    topic: 'markets',
    ask: (p) => `What does the ${p} market sell?`,
    say: (p, a) => `The ${p} market sells ${a}.`,
    answers: ['smoked eel', 'wool', 'clocks', 'seed potatoes', 'bees', 'blue cheese'],
  },
  {
    topic: 'museums',
    ask: (p) => `What is in the ${p} museum?`,
    say: (p, a) => `The ${p} museum holds ${a}.`,
    answers: ['a whale jaw', 'tide tables', 'tin toys', 'a meteorite', 'ship bells', 'pressed ferns'],
  },
  {
    topic: 'rivers',
    ask: (p) => `Where does the ${p} river rise?`,
    say: (p, a) => `The ${p} river rises ${a}.`,
    answers: ['in a peat bog', 'under a chapel', 'at two springs', 'in a quarry', 'behind the mill', 'on the moor'],
  },
  {
    topic: 'schools',
    ask: (p) => `When did the ${p} school open?`,
    say: (p, a) => `The ${p} school opened in ${a}.`,
    answers: ['1846', '1861', '1879', '1893', '1907', '1924'],
  },
  {
    topic: 'bakeries',
    ask: (p) => `What is the ${p} bakery known for?`,
    say: (p, a) => `The ${p} bakery is known for ${a}.`,
    answers: ['rye rolls', 'plum tart', 'salt buns', 'oat cakes', 'pea bread', 'honey loaf'],
  },
  {
    topic: 'mills',
    ask: (p) => `What does the ${p} mill grind?`,
    say: (p, a) => `The ${p} mill grinds ${a}.`,
    answers: ['barley', 'flint', 'mustard', 'oak bark', 'spelt', 'chalk'],
  },
  {
    topic: 'winds',
    ask: (p) => `What do people in ${p} call the north wind?`,
    say: (p, a) => `People in ${p} call the north wind ${a}.`,
    answers: ['the Clerk', 'Old Salt', 'the Comb', 'Grey Anna', 'the Lodger', 'Thin Tom'],
  },
];

/** All topics, in no order that means anything. */
export const TOPICS: readonly string[] = KINDS.map((kind) => kind.topic);

const PLACES = [...HEADS, ...HEADS2].flatMap((head) => TAILS.map((tail) => head + tail));

/** The words of one seed's world. */
export class Names {
  readonly #world: World;
  /** Topics are as dealt first, whatever the names. */
  readonly #topicSlot: Int32Array;
  readonly #slot: Int32Array;
  readonly #answerKey: number;
  readonly #texts: (string | undefined)[] = [];

  constructor(world: World, seed: number, deal: 0 | 1) {
    const slots = Math.max(world.allFacts, KINDS.length * PLACES.length);
    this.#world = world;
    this.#slot = permutation(streamKey(seed, deal, STREAM.names), slots);
    this.#topicSlot = deal === 0 ? this.#slot : permutation(streamKey(seed, 0, STREAM.names), slots);
    this.#answerKey = streamKey(seed, deal + 2, STREAM.names);
  }

  topic(fact: number): string {
    return KINDS[this.#topicSlot[fact]! % KINDS.length]!.topic;
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

  #render(cell: number): string {
    const fact = Math.floor(cell / VARIANTS);
    const kind = this.#kind(fact);
    const deal = permutation(subKey(this.#answerKey, fact), kind.answers.length);
    return kind.say(this.#place(fact), kind.answers[deal[cell % VARIANTS]!]!);
  }

  #kind(fact: number): Kind {
    return KINDS[this.#slot[fact]! % KINDS.length]!;
  }

  #place(fact: number): string {
    return PLACES[Math.floor(this.#slot[fact]! / KINDS.length)]!;
  }
}
