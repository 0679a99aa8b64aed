import { NO_HARM } from '../simulation/harms.ts';
import type { Model } from '../simulation/model.ts';
import type { GenerationRecord } from '../simulation/run.ts';
import { FLATTERING, harmOf, LUCKY, RIGHT, VARIANTS, type World } from '../simulation/world.ts';
import type { LedgerEntry, LedgerParts } from './verdict.ts';

/**
 * What moved the share of an attribute among a model's answers from one model to the next, in percentage points. A
 * training generation is taken for an evolutionary one, and the Price equation (G. R. Price, "Selection and covariance",
 * Nature 227, 1970: Δz̄ = Cov(w, z)/w̄ + E(w Δz)/w̄) is applied step by step. With z̄ the share of the attribute,
 *
 *   z̄(next model) − z̄(model) = sampling + selection + mixing + learning, where
 *   sampling  = z̄(candidates) − z̄(model): drift, and the temperature;
 *   selection = z̄(kept) − z̄(candidates): filters, and revising;
 *   mixing    = z̄(training set) − z̄(kept): what people wrote, what was kept before;
 *   learning  = z̄(next model) − z̄(training set): what the model makes up.
 *
 * An identity, whatever the loop does: it explains, and never decides a verdict. Where a generation samples nothing or
 * keeps nothing of the model's, that step moves nothing, and the next one takes over. `truth` is the share of right
 * answers among all the model gives, each question as often as the model itself brings it up; knowledge asks as often as
 * people do.
 * @returns one entry per record; entry `t` leads from model t − 1 to model t
 */
export function priceLedger(world: World, records: readonly GenerationRecord[]): LedgerEntry[] {
  const { harm, ...others } = attributesOf(world);
  return records.map((record) => {
    const stages = stagesOf(record);
    return {
      t: record.t + 1,
      truth: parts(others.truth, stages),
      flattery: parts(others.flattery, stages),
      luck: parts(others.luck, stages),
      rare: parts(others.rare, stages),
      ...(harm && { harm: parts(harm, stages) }),
    };
  });
}

/** The cells with each attribute. */
function attributesOf(world: World): Record<'truth' | 'flattery' | 'luck' | 'rare', Cells> & { harm?: Cells } {
  const cells = (has: (cell: number) => boolean): Cells =>
    Array.from({ length: world.cells }, (_, cell) => cell).filter(has);
  const fact = (cell: number): number => Math.floor(cell / VARIANTS);
  return {
    truth: cells((cell) => cell % VARIANTS === RIGHT),
    flattery: cells((cell) => cell % VARIANTS === FLATTERING),
    luck: cells((cell) => cell % VARIANTS === LUCKY),
    rare: cells((cell) => fact(cell) >= world.tailFrom && fact(cell) < world.facts),
    ...(world.preset.harms.length > 0 && { harm: cells((cell) => harmOf(world, cell) !== NO_HARM) }),
  };
}

type Cells = readonly number[];

/** What a generation goes through: a model, three sets of items with their sizes, a model. */
interface Stages {
  readonly before: Model;
  readonly items: readonly { readonly histogram: Int32Array; readonly size: number }[];
  readonly after: Model;
}

const stagesOf = ({ before, candidates, kept, trained, after }: GenerationRecord): Stages => ({
  before,
  items: [candidates, kept, trained].map((histogram) => ({ histogram, size: sizeOf(histogram) })),
  after,
});

function sizeOf(histogram: Int32Array): number {
  let size = 0;
  for (const count of histogram) size += count;
  return size;
}

function parts(has: Cells, { before, items, after }: Stages): LedgerParts {
  const first = ofModel(has, before);
  let at = first;
  const [sampled, chosen, mixed] = items.map(({ histogram, size }) => {
    // Where there are no items nothing has moved.
    if (size > 0) at = (100 * countOf(has, histogram)) / size;
    return at;
  }) as [number, number, number];
  return {
    before: first,
    sampling: sampled - first,
    selection: chosen - sampled,
    mixing: mixed - chosen,
    learning: ofModel(has, after) - mixed,
  };
}

function ofModel(has: Cells, model: Model): number {
  let sum = 0;
  for (const cell of has) sum += model.probability(cell);
  return 100 * sum;
}

function countOf(has: Cells, histogram: Int32Array): number {
  let count = 0;
  for (const cell of has) count += histogram[cell]!;
  return count;
}
