import { say } from '../base/say.ts';
import { billions, shown } from '../grading/units.ts';
import type { Unit } from './drawing.ts';

/**
 * A share for people: "58 %", below a tenth "3.2 %". What isn't quite everything or quite nothing doesn't read as if it
 * were.
 */
export function percent(share: number): string {
  const points = 100 * share;
  if (points > 0 && points < 0.05) return say('under {share}', { share: percentOf('0.1') });
  if (points < 100 && points >= 99.95) return say('over {share}', { share: percentOf('99.9') });
  const decimals = points >= 99.5 && points < 100 ? 1 : points < 9.95 ? 1 : 0;
  return percentOf(trimmed(points, decimals));
}

/** "1,024"; a mean of counts is rounded. */
export const count = (n: number): string =>
  Math.round(n)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');

/** "1.0 trillion tokens". */
export const tokens = (n: number): string => say('{count} tokens', { count: billions(n / 1e9) });

export const decimal = shown;

/** Losses of large models differ in the third decimal. */
export const loss = (nats: number): string => shown(nats, 3);

/** A number of percent; it and its sign stay on one line. */
export const percentOf = (n: string): string => say('{n} %', { n }).replace(' ', '\u00a0');

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
