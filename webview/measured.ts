import { decimalsFor, inLogOdds } from '../src/core/grading/units.ts';
import type { FlawVerdict } from '../src/core/grading/verdict.ts';
import { element } from './element.ts';
import { decimal, points, type Ui } from './ui.ts';

/** What was measured beside what is needed: enough to see how far one is. The limit's sentence says what the number means. */
export function measured({ effect, threshold, sound, evidence }: FlawVerdict, ui: Ui): HTMLElement[] {
  if (effect === null) return [];
  const { unit, write, limit } = inWords(evidence.unit, decimalsFor(effect, threshold));
  const found = ui.text('measured', { effect: write(effect) });
  const needs = ui.text(sound === 'at-least' ? 'needsAtLeast' : 'needsAtMost', { limit: limit(threshold) });
  const words = inLogOdds(unit) ? found : `${found} ${unit}`;
  return [element('span', { class: 'number' }, words), element('span', { class: 'number' }, needs)];
}

/** The same for those who want to know it exactly: the name in the catalogue, the error and the unit. */
export function exactly({ id, effect, se, threshold, evidence }: FlawVerdict, ui: Ui): string {
  if (effect === null) return id;
  const { unit, write } = inWords(evidence.unit, decimalsFor(effect, threshold));
  const found =
    se === null
      ? ui.text('effectExact', { effect: write(effect) })
      : ui.text('effect', { effect: write(effect), se: write(se) });
  return [`${id} · ${found} ${unit}.`, inLogOdds(unit) && ui.text('logOdds')].filter(Boolean).join(ui.text('space'));
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
