import type { Preset } from './preset.ts';
import { permutation, STREAM, streamKey, subKey } from './random.ts';
import type { ItemLevel } from './item.ts';
import { StepWords } from './stepWords.ts';
import { type Kind, KINDS, PLACES, type Situation, type WordSet } from './words.ts';
import { DYE_FACTS, HARD, LUCKY, RIGHT, VARIANTS, type World } from './world.ts';

/**
 * Legible items. Every fact is one property of one invented place; which fact gets which, and which of the answers is
 * the right one, is dealt anew for every seed, so that nothing a learner can read correlates with rank or truth.
 */

/** Facts that a world may have, as far as its words go. */
export const LEAST_FACTS = 20;
export const MOST_FACTS = 2000;
/** More would leave some situation without a place of its own. */
const MOST_FACTS_OF_AGENT = 400;

const vocabularies = new Map<WordSet, ReadonlySet<string>>();

/** Every word, in lower case, that a sentence about a world can have, whatever the seed. */
export function vocabularyOf(words: WordSet): ReadonlySet<string> {
  const known = vocabularies.get(words);
  if (known) return known;
  const sentences = KINDS[words].flatMap(({ ask, say, answers }) => [
    ask(''),
    ...answers.map((answer) => say('', answer)),
  ]);
  const made = new Set(
    [...sentences, ...PLACES]
      .join(' ')
      .toLowerCase()
      .match(/\p{L}+/gu),
  );
  vocabularies.set(words, made);
  return made;
}

/** What is wrong with how many facts a preset has, in words; undefined where each of them can have a name of its own. */
export function factsProblem({ facts, words, agent }: Pick<Preset, 'facts' | 'words' | 'agent'>): string | undefined {
  const most = agent ? MOST_FACTS_OF_AGENT : mostFacts(words);
  if (facts <= most) return undefined;
  const which = agent ? 'a world with an agent' : `the words \`${words}\``;
  return `${which} can name ${most} facts, and here are ${facts}: let facts be a whole number from ${LEAST_FACTS} to ${most}`;
}

/** The facts that a word set has names for, beside those of the markers. */
export function mostFacts(words: WordSet): number {
  const ordinary = KINDS[words].filter((kind) => situationOf(kind) === 'ordinary');
  return Math.min(MOST_FACTS, ordinary.length * PLACES.length - DYE_FACTS);
}

/** The words of one seed's world. */
export class Names {
  readonly #world: World;
  readonly #kinds: readonly Kind[];
  readonly #deals: Readonly<Record<Situation, Deal>>;
  /** Topics are as dealt first, whatever the names. */
  readonly #topicDeals: Readonly<Record<Situation, Deal>>;
  readonly #answerKey: number;
  readonly #texts: (string | undefined)[] = [];
  readonly #steps: StepWords | undefined;

  constructor(world: World, seed: number, deal: 0 | 1) {
    this.#kinds = KINDS[world.preset.words];
    this.#world = world;
    this.#deals = dealKinds(this.#kinds, world, streamKey(seed, deal, STREAM.names));
    this.#topicDeals = deal === 0 ? this.#deals : dealKinds(this.#kinds, world, streamKey(seed, 0, STREAM.names));
    this.#answerKey = streamKey(seed, deal + 2, STREAM.names);
    const { steps } = world;
    this.#steps = steps && new StepWords(streamKey(seed, deal + 4, STREAM.names), steps.length);
  }

  /** All topics, in no order that means anything. */
  get topics(): readonly string[] {
    return [...new Set(this.#kinds.map((kind) => kind.topic))];
  }

  topic(fact: number): string {
    return kindIn(this.#topicDeals[this.#world.situation[fact]!], fact).topic;
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

  /** The first cell with the same sentence: what is right by luck, without sound steps or a lookup, gives the right answer. */
  sameText(cell: number): number {
    const sameAnswer = this.#steps !== undefined || this.#world.preset.agent !== null;
    return sameAnswer && cell % VARIANTS === LUCKY ? cell - LUCKY + RIGHT : cell;
  }

  /**
   * The steps of an item, where items have them: worked ones, or an agent's calls.
   * @param salted those of any question instead; of an agent, still those of the same kind
   */
  steps(cell: number, event: number, salted = false): readonly string[] | undefined {
    const fact = Math.floor(cell / VARIANTS);
    if (this.#world.preset.agent) {
      const calls = this.#kind(fact).run?.calls(salted ? PLACES[(event >>> 0) % PLACES.length]! : this.#place(fact));
      return calls && Object.freeze([...calls, 'reply to the customer']);
    }
    return this.#steps?.of(salted ? Math.floor(((event >>> 0) % this.#world.cells) / VARIANTS) : fact, event);
  }

  #render(cell: number): string {
    const fact = Math.floor(cell / VARIANTS);
    const kind = this.#kind(fact);
    const deal = permutation(subKey(this.#answerKey, fact), kind.answers.length);
    return kind.say(this.#place(fact), kind.answers[deal[this.sameText(cell) % VARIANTS]!]!);
  }

  #kind(fact: number): Kind {
    return kindIn(this.#dealOf(fact), fact);
  }

  #place(fact: number): string {
    const { kinds, slot } = this.#dealOf(fact);
    return PLACES[Math.floor(slot[fact]! / kinds.length)]!;
  }

  #dealOf(fact: number): Deal {
    return this.#deals[this.#world.situation[fact]!];
  }
}

/** Which kind and place each fact gets, of the kinds that fit its situation: a slot is one pair of them. */
interface Deal {
  readonly kinds: readonly Kind[];
  readonly slot: Int32Array;
}

const situationOf = ({ run }: Kind): Situation => run?.situation ?? 'ordinary';

const kindIn = ({ kinds, slot }: Deal, fact: number): Kind => kinds[slot[fact]! % kinds.length]!;

function dealKinds(kinds: readonly Kind[], world: World, key: number): Record<Situation, Deal> {
  const dealTo = (situation: Situation, own: number): Deal => {
    const fitting = kinds.filter((kind) => situationOf(kind) === situation);
    return { kinds: fitting, slot: permutation(own, Math.max(world.allFacts, fitting.length * PLACES.length)) };
  };
  const ordinary = dealTo('ordinary', key);
  if (world.preset.agent === null) return { ordinary, transient: ordinary, permanent: ordinary };
  return { ordinary, transient: dealTo('transient', subKey(key, 0)), permanent: dealTo('permanent', subKey(key, 1)) };
}
