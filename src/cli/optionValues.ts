// What options of the command line may be set to; a wrong value ends the command with a usage error.
import { InvalidArgumentError } from 'commander';
import type { Shard } from '../desk/findSubmissions.ts';

export function oneOf<T extends string>(...allowed: readonly T[]): (value: string) => T {
  return (value) => {
    const found = allowed.find((known) => known === value);
    if (found === undefined) throw new InvalidArgumentError(`Use ${allowed.join(' or ')}.`);
    return found;
  };
}

export const gather = (value: string, before: readonly string[]): string[] => [...before, value];

export function positive(value: string): number {
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new InvalidArgumentError('Use a whole number from 1.');
  return Number(value);
}

export const upTo =
  (most: number) =>
  (value: string): number => {
    if (!/^[1-9]\d{0,6}$/.test(value) || Number(value) > most)
      throw new InvalidArgumentError(`Use a whole number from 1 to ${most}.`);
    return Number(value);
  };

export function shard(value: string): Shard {
  const [, index, count] = /^(\d{1,5})\/(\d{1,5})$/.exec(value)?.map(Number) ?? [];
  if (index === undefined || count === undefined || index < 1 || index > count) {
    throw new InvalidArgumentError('Use i/n, from 1/n to n/n.');
  }
  return { index, count };
}

export function wholeNumber(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('Use a whole number from 0 to 999999.');
  return Number(value);
}
