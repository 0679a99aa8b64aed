import pc from 'picocolors';
import type { MeasureName } from '../core/course/capstone.ts';
import type { CapstoneVerdict } from '../core/grading/capstoneVerdict.ts';
import { amount } from '../core/grading/capstoneWords.ts';
import type { Metrics, Verdict } from '../core/grading/verdict.ts';
import { plural } from '../core/desk/words.ts';

const HEADS: Readonly<Record<MeasureName, string>> = {
  knowledge: 'Knowledge',
  tailAlive: 'Rare facts alive',
  harm: 'Harmful answers',
  flattery: 'Flattery',
  price: 'Price of data',
};

/** How a loop does beside the reference points; nothing in other labs. */
export function capstoneLines({ capstone }: Verdict): string[] {
  if (!capstone) return [];
  return [capstone.sentence, '', ...tableOf(capstone), ...(capstone.next ? ['', `Next: ${capstone.next}`] : []), ''];
}

function tableOf({ measures, references, points, seeds }: CapstoneVerdict): string[] {
  const cell = (measure: MeasureName, value: number | null | undefined): string =>
    value === null || value === undefined ? 'nothing gained' : amount(measure, value);
  const row = (name: string, values: readonly string[], score: number): string[] => [
    name,
    ...values,
    String(Math.floor(score + 1e-9)),
  ];
  const rows = references.map(({ title, values, points: score }) =>
    row(
      title,
      measures.map(({ measure }) => cell(measure, values[measure])),
      score,
    ),
  );
  const yours = row(
    'Yours',
    measures.map(({ measure, value }) => cell(measure, value)),
    points,
  );
  const placed = ['  its points', ...measures.map((one) => String(Math.floor(one.points + 1e-9))), ''];
  const weights = ['  weight', ...measures.map(({ weight }) => String(weight)), ''];
  rows.splice(-1, 0, yours, placed);
  const head = ['', ...measures.map(({ measure }) => HEADS[measure]), 'Points'];
  const all = [head, ...rows, weights];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  const lines = all.map((cells) => {
    const padded = cells.map((text, column) =>
      column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0),
    );
    const line = padded.join('  ').trimEnd();
    return cells === yours ? pc.bold(line) : line;
  });
  return [
    ...lines,
    pc.dim(`Last models, mean of seeds ${seeds.join(' and ')}. A unit: an item by people, a check, a look.`),
  ];
}

/** What the first seed's run cost. */
export function spentLines({ spent, price }: Metrics): string[] {
  if (!spent) return [];
  const { human, verify, audit, sample } = spent;
  const spentWords = [
    plural(human, 'item by people', 'items by people'),
    plural(verify, 'check', 'checks'),
    plural(audit, 'look by people', 'looks by people'),
    plural(sample, 'draft', 'drafts'),
  ];
  const cost = price === null || price === undefined ? 'nothing was gained on the first model' : amount('price', price);
  return [`Spent: ${spentWords.join(', ')}. Price of data: ${cost}.`];
}
