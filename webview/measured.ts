import { decimalsFor } from '../src/core/grading/units.ts';
import type { FlawVerdict } from '../src/core/grading/verdict.ts';
import { element } from './element.ts';
import { decimal, points, type Ui } from './ui.ts';

/** The effect with its unit, beside the threshold. Shares are said in percent, as their limits are. */
export function measured({ effect, se, threshold, sound, evidence }: FlawVerdict, ui: Ui): HTMLElement[] {
  if (effect === null) return [];
  const { unit, write, limit } = inWords(evidence.unit, decimalsFor(effect, threshold));
  const found =
    se === null
      ? ui.text('measuredExact', { effect: write(effect) })
      : ui.text('measured', { effect: write(effect), se: write(se) });
  const needs = ui.text(sound === 'at-least' ? 'needsAtLeast' : 'needsAtMost', { limit: limit(threshold) });
  return [element('span', { class: 'number' }, `${found} ${unit}`), element('span', { class: 'number' }, needs)];
}

interface Written {
  readonly unit: string;
  readonly write: (value: number) => string;
  readonly limit: (value: number) => string;
}

/** "0.12 share of the exam" → "12.0% of the exam". */
function inWords(unit: string, decimals: number): Written {
  const [, ofWhat] = /^(?:share )?(of .*)$/.exec(unit) ?? [];
  if (ofWhat === undefined)
    return { unit, write: (value) => decimal(value, decimals), limit: (value) => decimal(value) };
  const write = (value: number): string => points(100 * value, Math.max(1, decimals - 2));
  return { unit: ofWhat, write, limit: write };
}
