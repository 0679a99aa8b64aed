import { cornersOf } from '../../src/core/figures/corners.ts';
import type { Values } from '../../src/core/figures/model.ts';
import { drawFigure, figureModels, type ModelName } from '../../src/core/figures/models.ts';

type Row = (what: string, value: string) => void;

const RUNS = 15;
const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? NaN;

function took(draw: () => void): number {
  const start = performance.now();
  draw();
  return performance.now() - start;
}

/** Where a model has most to compute isn't always at its ends: the exact chains of `resampling` give way in between. */
const hardest: Readonly<Partial<Record<ModelName, Values>>> = {
  resampling: { facts: 1000, sample: 273, human: 0.1, generations: 20 },
};

/** How long a figure takes from a slider's move to its curves: as it usually stands, and where most is to be computed. */
export function figures(row: Row): void {
  const models = Object.keys(figureModels) as ModelName[];
  const first = models.map((model) => took(() => drawFigure(model, {})));
  const slowest = (valuesOf: (model: ModelName) => readonly Values[]): [number, ModelName] => {
    let most: [number, ModelName] = [0, models[0]!];
    for (const model of models) {
      for (const values of valuesOf(model)) {
        const time = median(Array.from({ length: RUNS }, () => took(() => drawFigure(model, values))));
        if (time > most[0]) most = [time, model];
      }
    }
    return most;
  };
  const ms = ([time, model]: readonly [number, ModelName]): string => `${time.toFixed(1)} ms (${model})`;
  const cold = Math.max(...first);
  row(`live figures: slowest of ${models.length} models (aim ≤ 16 ms)`, ms(slowest(() => [{}])));
  row(
    '  at the corners of its ranges, or where it is hardest',
    ms(slowest((model) => [...ends(model), hardest[model] ?? {}])),
  );
  row('  the first time, before anything is compiled', ms([cold, models[first.indexOf(cold)]!]));
}

/** Every corner of what a model permits. */
function ends(model: ModelName): Values[] {
  const ranges = Object.entries(figureModels[model].parameters);
  return cornersOf(
    ranges.map(([parameter, { least, most, usual }]) => ({ parameter, from: least, to: most, start: usual })),
  );
}
