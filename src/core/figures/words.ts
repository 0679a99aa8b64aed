import { billions, shown } from '../grading/units.ts';
import type { Unit } from './drawing.ts';

/**
 * A share for people: "58 %", below a tenth "3.2 %". What isn't quite everything or quite nothing doesn't read as if it
 * were.
 */
export function percent(share: number): string {
  const points = 100 * share;
  if (points > 0 && points < 0.05) return `under 0.1${NO_BREAK}%`;
  if (points < 100 && points >= 99.95) return `over 99.9${NO_BREAK}%`;
  const decimals = points >= 99.5 && points < 100 ? 1 : points < 9.95 ? 1 : 0;
  return `${trimmed(points, decimals)}${NO_BREAK}%`;
}

/** "1,024"; a mean of counts is rounded. */
export const count = (n: number): string =>
  Math.round(n)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');

/** "1.0 trillion tokens". */
export const tokens = (n: number): string => `${billions(n / 1e9)} tokens`;

export const decimal = shown;

/** Losses of large models differ in the third decimal. */
export const loss = (nats: number): string => shown(nats, 3);

/** A number and its sign stay on one line. */
const NO_BREAK = '\u00a0';

/** "1 step", "8 steps". */
export const times = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

/** A number as a chart of this unit has it. */
export function written(value: number, unit: Unit): string {
  switch (unit) {
    case 'percent':
      return percent(value);
    case 'count':
      return count(value);
    case 'loss':
      return loss(value);
    case 'number':
      return Math.abs(value) >= 1000 ? count(value) : shown(value);
  }
}

/** 7.0 → "7", 7.2 → "7.2". */
const trimmed = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)));
