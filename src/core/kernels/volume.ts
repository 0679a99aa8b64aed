import { streamKey, uniform } from '../simulation/random.ts';
import { Categorical, frequenciesOf } from './categorical.ts';
import { requireNumber, requireSeed, requireWhole } from './parameters.ts';
import { KERNEL_STREAM } from './streams.ts';

/**
 * A loop that drops what it finds least likely before it learns. More items slow drift down (`Resampling`); they do
 * nothing against this.
 */
export interface LikelihoodFilter {
  /** Weights of up to 100 000 categories. */
  readonly frequencies: ArrayLike<number>;
  /** N, items a generation, from 1 to 1 000 000. */
  readonly items: number;
  /** From 0 to 1000. */
  readonly generations: number;
  /** Share of items dropped each generation, the least likely first, whole categories only; from 0 to 0.9. */
  readonly dropped: number;
}

function requireFilter({ generations, dropped }: Pick<LikelihoodFilter, 'generations' | 'dropped'>): void {
  requireWhole('volume.generations', generations, 0, 1000);
  requireNumber('volume.dropped', dropped, 0, 0.9);
}

/**
 * Categories alive by generation; index 0 is the start.
 * @throws ParameterError with the path and what is permitted
 */
export function runLikelihoodFilter(filter: LikelihoodFilter, seed: number): Int32Array {
  requireFilter(filter);
  requireWhole('volume.items', filter.items, 1, 1_000_000);
  requireSeed('volume.seed', seed);
  let model = frequenciesOf('volume.frequencies', filter.frequencies);
  const survivors = new Int32Array(filter.generations + 1);
  survivors[0] = alive(model);
  for (let t = 1; t <= filter.generations; t++) {
    const counts = new Float64Array(model.length);
    const sampler = new Categorical(model);
    const key = streamKey(seed, t, KERNEL_STREAM.parent);
    for (let j = 0; j < filter.items; j++) counts[sampler.at(uniform(key, j))]!++;
    model = withoutLeastLikely(counts, model, filter.dropped);
    survivors[t] = alive(model);
  }
  return survivors;
}

/** The same by generation for infinitely many items: what the filter alone does. */
export function likelihoodFilterLimit(filter: Omit<LikelihoodFilter, 'items'>): Int32Array {
  requireFilter(filter);
  let model = frequenciesOf('volume.frequencies', filter.frequencies);
  const survivors = new Int32Array(filter.generations + 1);
  survivors[0] = alive(model);
  for (let t = 1; t <= filter.generations; t++) {
    model = withoutLeastLikely(model, model, filter.dropped);
    survivors[t] = alive(model);
  }
  return survivors;
}

/** Amounts without the categories least likely to the model that make up at most a share of them all. */
function withoutLeastLikely(amounts: Float64Array, model: Float64Array, share: number): Float64Array {
  const kept = amounts.slice();
  const limit = share * amounts.reduce((sum, x) => sum + x, 0);
  let gone = 0;
  for (const i of Array.from(model.keys()).sort((a, b) => model[a]! - model[b]!)) {
    gone += amounts[i]!;
    if (gone > limit) break;
    kept[i] = 0;
  }
  const total = kept.reduce((sum, x) => sum + x, 0);
  return kept.map((x) => x / total);
}

const alive = (model: Float64Array): number => model.filter((p) => p > 0).length;
