import { say } from '../base/say.ts';
import { Batch } from './batch.ts';
import { ContractError, type Words } from './contractError.ts';
import { Item } from './item.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const MAX_DEPTH = 40;
const MAX_VALUES = 200_000;

/**
 * A deep copy of what a learner keeps in `memory`. Only own data properties are read, so nothing of the learner's runs
 * and nothing is shared with the original. Absent values become null in arrays and vanish in objects, as in JSON.
 * @throws ContractError for what isn't plain JSON: batches, items, functions, getters, class instances, cycles, NaN and
 * infinite numbers
 */
export function jsonCopy(value: unknown): Json {
  let values = 0;
  /** The keys that lead to the part in hand. */
  const path: string[] = [];
  const copy = (part: unknown, depth: number): Json | undefined => {
    if (++values > MAX_VALUES)
      throw notPlain(
        () => say('holds too much'),
        () => say('At most {maxValues} values.', { maxValues: MAX_VALUES }),
      );
    if (depth > MAX_DEPTH)
      throw notPlain(
        () => say('is nested too deeply'),
        () => say('Does it contain itself?'),
      );
    if (typeof part === 'string' || typeof part === 'boolean' || part === null) return part;
    if (typeof part === 'number') {
      if (Number.isFinite(part)) return part;
      const where = spoken(path);
      throw new ContractError(
        () => say('{path} is {part}; JSON has no such number.', { path: where, part }),
        'return',
        NO_NUMBER,
      );
    }
    if (part === undefined) return undefined;
    if (typeof part !== 'object') throw notPlain(() => say('holds a {what}', { what: typeof part }));
    if (Batch.isBatch(part))
      throw notPlain(
        () => say('holds a batch'),
        () => say("Keep batches in g.bank: g.bank.put('name', batch)."),
      );
    if (Item.isItem(part))
      throw notPlain(
        () => say('holds an item'),
        () => say('Keep items in batches, and batches in g.bank.'),
      );
    if (Array.isArray(part)) {
      if (part.length > MAX_VALUES)
        throw notPlain(
          () => say('holds too much'),
          () => say('At most {maxValues} values.', { maxValues: MAX_VALUES }),
        );
      return Array.from({ length: part.length }, (_, i) => copyAt(part, String(i), depth) ?? null);
    }
    refuseInstance(part);
    const fields: [string, Json][] = [];
    for (const key of Object.keys(part)) {
      const field = copyAt(part, key, depth);
      if (field !== undefined) fields.push([key, field]);
    }
    return Object.fromEntries(fields);
  };
  const copyAt = (holder: object, key: string, depth: number): Json | undefined => {
    path.push(key);
    const copied = copy(ownData(holder, key), depth + 1);
    path.pop();
    return copied;
  };
  return copy(value, 0) ?? null;
}

const NO_NUMBER: Words = () =>
  say('Keep null where there is no number yet. A division by 0 or by an empty batch’s size gives such a number.');

/** A path as one writes it: `memory.scores[3].best`. */
function spoken(path: readonly string[]): string {
  const step = (key: string): string =>
    /^\d+$/.test(key) ? `[${key}]` : /^[\p{L}_$][\p{L}\d_$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  return `memory${path.map(step).join('')}`;
}

function ownData(holder: object, key: string): unknown {
  const property = Object.getOwnPropertyDescriptor(holder, key);
  if (property?.get || property?.set) throw notPlain(() => say('has a getter'));
  return property?.value;
}

/** Objects of a class would come back without their methods, and Maps and Sets empty. */
function refuseInstance(value: object): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return;
  const maker: unknown = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  const name: unknown = typeof maker === 'function' ? maker.name : undefined;
  throw notPlain(() =>
    say('holds a {what}', { what: typeof name === 'string' && name !== '' ? name : say('class instance') }),
  );
}

function notPlain(
  what: Words,
  hint: Words = () => say('Use numbers, strings, booleans, arrays and plain objects.'),
): ContractError {
  return new ContractError(
    () => say("memory {what}, so it can't be carried to the next generation.", { what: what() }),
    'return',
    hint,
  );
}
