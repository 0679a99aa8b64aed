import { Batch } from './batch.ts';
import { ContractError } from './contractError.ts';
import { Item } from './item.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const MAX_DEPTH = 40;
const MAX_VALUES = 200_000;

/**
 * A deep copy of what a learner keeps in `memory`: own data properties only, nothing shared with the original. Absent
 * values become null in arrays and vanish in objects, as in JSON.
 * @throws ContractError for what isn't plain JSON: batches, items, functions, getters, cycles
 */
export function jsonCopy(value: unknown): Json {
  let seen = 0;
  const copy = (inner: unknown, depth: number): Json | undefined => {
    if (++seen > MAX_VALUES) throw notPlain('holds too much', `At most ${MAX_VALUES} values.`);
    if (depth > MAX_DEPTH) throw notPlain('is nested too deeply', 'Does it contain itself?');
    switch (typeof inner) {
      case 'string':
      case 'boolean':
      case 'number':
        return inner;
      case 'undefined':
        return undefined;
      case 'object':
        break;
      default:
        throw notPlain(`holds a ${typeof inner}`);
    }
    if (inner === null) return null;
    if (Batch.isBatch(inner)) throw notPlain('holds a batch', "Keep batches in g.bank: g.bank.put('name', batch).");
    if (Item.isItem(inner)) throw notPlain('holds an item', 'Keep items in batches, and batches in g.bank.');
    if (Array.isArray(inner)) return inner.map((part: unknown) => copy(part, depth + 1) ?? null);
    const out: Record<string, Json> = {};
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(inner))) {
      if (property.enumerable !== true) continue;
      if (property.get || property.set) throw notPlain('has a getter');
      const part = copy(property.value, depth + 1);
      if (part !== undefined)
        Object.defineProperty(out, name, { value: part, enumerable: true, writable: true, configurable: true });
    }
    if (isCollection(inner)) throw notPlain('holds a Map or a Set');
    return out;
  };
  return copy(value, 0) ?? null;
}

function isCollection(value: object): boolean {
  return value instanceof Map || value instanceof Set;
}

function notPlain(what: string, hint = 'Use numbers, strings, booleans, arrays and plain objects.'): ContractError {
  return new ContractError(`memory ${what}, so it can't be carried to the next generation.`, 'return', hint);
}
