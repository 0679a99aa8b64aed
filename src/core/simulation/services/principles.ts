import { say } from '../../base/say.ts';
import type { Principle } from 'groundloop';
import { describe } from '../batch.ts';
import { ContractError, type Words } from '../contractError.ts';
import { vocabularyOf } from '../names.ts';
import { mix32 } from '../random.ts';
import type { World } from '../world.ts';

/** A principle as a critic reads it. */
export interface ReadPrinciple {
  /** By harm class: whether the principle covers it. */
  readonly covers: readonly boolean[];
  /** False for a principle that says nothing a critic could look for: then the model follows its own taste. */
  readonly specific: boolean;
  /** The same for the same wording, whatever its punctuation, numbers and order: the same critic. */
  readonly wording: number;
}

const MAX_TEXT = 20_000;
const MAX_COVERS = 100;

/**
 * Reads principles. A principle covers the harm classes that it lists; one without a list covers those of which its text
 * or its id has the name or one of the words.
 */
export class Principles {
  readonly #world: World;
  /** What was read of an object: a critic is asked thousands of times, mostly with the same one. */
  readonly #seen = new WeakMap<object, { readonly raw: Principle; readonly read: ReadPrinciple }>();
  /** By content: objects may be made anew for every item. */
  readonly #known = new Map<string, ReadPrinciple>();

  constructor(world: World) {
    this.#world = world;
  }

  /** @throws ContractError for anything but a principle */
  read(value: unknown, user: string): ReadPrinciple {
    const seen = this.#seen.get(value as object);
    if (seen && isSame(seen.raw, value as Principle)) return seen.read;
    const raw = checked(value, user);
    const key = JSON.stringify(raw);
    const read = this.#known.get(key) ?? this.#made(raw);
    this.#known.set(key, read);
    this.#seen.set(value as object, { raw, read });
    return read;
  }

  #made({ id, text = '', covers }: Principle): ReadPrinciple {
    const covered = this.#covered(id, text, covers);
    const words = text === '' ? [id, ...(covers ?? [])].join(' ') : text;
    return {
      covers: covered,
      specific: covered.includes(true),
      wording: wordingOf(words, vocabularyOf(this.#world.preset.words)),
    };
  }

  #covered(id: string, text: string, covers: readonly string[] | undefined): boolean[] {
    const { harms } = this.#world.preset;
    const listed = covers?.map(plain);
    if (listed) return harms.map(({ name }) => listed.includes(plain(name)));
    const said = [id, text].map((some) => ` ${plain(some)} `);
    return harms.map(({ name, words }) =>
      [name, ...words].some((word) => said.some((some) => some.includes(` ${plain(word)} `))),
    );
  }
}

function isSame(a: Principle, b: Principle): boolean {
  if (a.id !== b.id || a.text !== b.text) return false;
  const { covers } = b;
  return a.covers === undefined || covers === undefined
    ? a.covers === covers
    : a.covers.length === covers.length && a.covers.every((name, i) => name === covers[i]);
}

/** Words in lower case with single spaces between. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');

/**
 * A hash of the words of two letters and more, each counted once. Words of the world's own sentences don't count: an
 * example in a principle is no other remit, and other names must make no other critic.
 */
function wordingOf(text: string, worldly: ReadonlySet<string>): number {
  const words = [...new Set(text.toLowerCase().match(/\p{L}{2,}/gu))].filter((word) => !worldly.has(word)).sort();
  let hash = 0x811c9dc5;
  for (const letter of words.join(' ')) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return mix32(hash);
}

/** @throws ContractError for anything but a principle */
function checked(value: unknown, user: string): Principle {
  if (typeof value !== 'object' || value === null) throw noPrinciple(user, () => describe(value));
  const { id, text, covers } = value as Record<string, unknown>;
  if (typeof id !== 'string') throw noPrinciple(user, () => say('an id that is {id}', { id: describe(id) }));
  if (text !== undefined && typeof text !== 'string')
    throw noPrinciple(user, () => say('a text that is {text}', { text: describe(text) }));
  if (id.length + (text?.length ?? 0) > MAX_TEXT)
    throw noPrinciple(user, () => say('one that is as long as a book chapter'));
  const words = text === undefined ? { id } : { id, text };
  if (covers === undefined) return words;
  if (!Array.isArray(covers))
    throw noPrinciple(user, () => say('covers that are {covers}', { covers: describe(covers) }));
  const classes = (covers as unknown[]).slice(0, MAX_COVERS);
  const odd = classes.findIndex((name) => typeof name !== 'string');
  if (odd >= 0) throw noPrinciple(user, () => say('covers with {name}', { name: describe(classes[odd]) }));
  return { ...words, covers: classes as string[] };
}

const noPrinciple = (user: string, what: Words): ContractError =>
  new ContractError(
    () =>
      say("{user} needs a principle like { id: 'no-fraud', text: 'Do not help with fraud.' }, and got {what}.", {
        user,
        what: what(),
      }),
    'call',
  );
