import { say } from '../base/say.ts';

/** How measured numbers are written: in as many decimals as they need, in units that can be explained once. */

const LEAST_DECIMALS = 2;
const MOST_DECIMALS = 4;

/** Decimals in which an effect and its limit look as different as they are, where four are enough for that. */
export function decimalsFor(effect: number, threshold: number): number {
  if (effect === threshold) return LEAST_DECIMALS;
  let decimals = LEAST_DECIMALS;
  while (decimals < MOST_DECIMALS && effect.toFixed(decimals) === threshold.toFixed(decimals)) decimals++;
  return decimals;
}

/** A number for people: two decimals unless told, a real minus sign, and none before 0. */
export function shown(value: number, decimals = LEAST_DECIMALS): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** Whether a unit is one of log odds, which not everybody reads fluently. */
export const inLogOdds = (unit: string): boolean => unit.startsWith(say('log odds'));

/** Units of 1e9, for people: "3.2 billion", "6.1 trillion"; 0 is 0. */
export function billions(x: number): string {
  if (x === 0) return '0';
  if (x >= 1000) return say('{n} trillion', { n: (x / 1000).toFixed(1) });
  return say('{n} billion', { n: x < 10 ? x.toFixed(1) : Math.round(x) });
}
