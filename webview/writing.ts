import type { Slider } from '../src/core/course/figure.ts';

/** From here on numbers are written in billions: nobody counts the noughts of a token budget. */
const LARGE = 1e9;

/** How a slider's numbers are written in its field: 0.95 as 95 %, 2e12 as 2,000 billion. */
export interface Writing {
  /** Field = value × factor. */
  readonly factor: number;
  readonly suffix: '' | 'percent' | 'billion';
  readonly decimals: number;
}

export function writingOf({ unit, to, step }: Slider): Writing {
  const suffix = unit === 'percent' ? 'percent' : to >= LARGE ? 'billion' : '';
  const factor = suffix === 'percent' ? 100 : suffix === 'billion' ? 1 / LARGE : 1;
  return { factor, suffix, decimals: decimalsOf(step * factor) };
}

/** A value as its field has it, without what binary fractions add. */
export const inField = (value: number, { factor, decimals }: Writing): string => (value * factor).toFixed(decimals);

/** The value on the slider that is nearest to what was written or dragged to. */
export function onSlider({ from, to, step }: Slider, value: number): number {
  const steps = Math.round((Math.min(to, Math.max(from, value)) - from) / step);
  return clean(from + steps * step);
}

/** 0.1 + 0.2 → 0.3. */
const clean = (value: number): number => Number(value.toPrecision(12));

function decimalsOf(step: number): number {
  const text = String(clean(step));
  return /e-(\d+)$/.test(text) ? Number(/e-(\d+)$/.exec(text)?.[1]) : (text.split('.')[1]?.length ?? 0);
}
