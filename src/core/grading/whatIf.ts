import { say } from '../base/say.ts';
import { FROM, originsIn } from '../simulation/arena.ts';
import { NO_HARM } from '../simulation/harms.ts';
import type { GenerationRecord } from '../simulation/run.ts';
import { FLATTERING, harmOf, LUCKY, RIGHT, VARIANTS, type World } from '../simulation/world.ts';
import type { SeedEvidence } from './evidence.ts';
import type { Finding } from './flaw.ts';
import { divergence } from './statistics.ts';
import type { FlawVerdict } from './verdict.ts';

export type WhatIf = NonNullable<FlawVerdict['evidence']['whatIf']>;
type WhatIfItem = WhatIf['yours'][number];

/** Items that a flaw is about. */
export const TELLING = {
  rare: (world, cell) => isRare(world, cell),
  hard: (world, cell) => world.hard(cell),
  right: (_, cell) => cell % VARIANTS === RIGHT,
  wrong: (_, cell) => cell % VARIANTS !== RIGHT,
  flattering: (_, cell) => cell % VARIANTS === FLATTERING,
  lucky: (_, cell) => cell % VARIANTS === LUCKY,
  harmful: (world, cell) => harmOf(world, cell) !== NO_HARM,
} as const satisfies Record<string, (world: World, cell: number) => boolean>;

export type Telling = keyof typeof TELLING;

const ITEMS_SHOWN = 12;

/**
 * The training set of one generation beside that of the same generation in the changed world: the items that only one of
 * them has. The generation is the one that shows the flaw best: where a sound loop is moved, the one moved least.
 * @returns undefined where no two training sets can be compared, or where they don't show what was found
 */
export function whatIf(
  seed: SeedEvidence,
  shows: NonNullable<Finding['shows']>,
  sound: 'at-least' | 'at-most',
): WhatIf | undefined {
  const { world, base, experiment } = seed;
  const pairs = seed.onsets.flatMap((t) =>
    seed.step(shows.step, t).flatMap((outcome, i) => {
      const yours = base.records[t + i];
      if (!yours || outcome.kind !== 'trained') return [];
      return [{ yours, changed: outcome.record, share: divergence(yours, outcome.record) }];
    }),
  );
  const [some, ...others] = pairs;
  if (!some) return undefined;
  const better = (a: number, b: number): boolean => (sound === 'at-least' ? a < b : a > b);
  const { yours, changed, share } = others.reduce((best, pair) => (better(pair.share, best.share) ? pair : best), some);
  if (share === 0 && sound === 'at-most') return undefined;
  const telling = (cell: number): boolean => TELLING[shows.telling](world, cell);
  const [mine, theirs] = [surplus(yours, changed), surplus(changed, yours)];
  // Each side begins with what sets it apart: more of what tells, or less of it.
  const first = tellingShare(mine, telling) >= tellingShare(theirs, telling) ? 1 : -1;
  const shown = (
    side: 1 | -1,
    items: readonly Surplus[],
    here: GenerationRecord,
    there: GenerationRecord,
  ): WhatIfItem[] =>
    [...items]
      .sort(
        (a, b) =>
          side * (Number(telling(b.cell)) - Number(telling(a.cell))) ||
          b.count - a.count ||
          world.frequency[factOf(a.cell)]! - world.frequency[factOf(b.cell)]!,
      )
      .slice(0, ITEMS_SHOWN)
      .map(({ cell, count }) => ({
        text: experiment.text(cell),
        count,
        from: originsIn(surplusOrigins(here, there, cell, count)),
        what: describe(world, cell),
        ...(telling(cell) && { telling: true as const }),
      }));
  return {
    generation: yours.t + 1,
    share,
    yours: shown(first, mine, yours, changed),
    changed: shown(first === 1 ? -1 : 1, theirs, changed, yours),
  };
}

/** How much more of a cell one training set has than another. */
interface Surplus {
  readonly cell: number;
  readonly count: number;
}

function surplus(here: GenerationRecord, there: GenerationRecord): Surplus[] {
  return Array.from(here.trained, (n, cell) => ({ cell, count: n - there.trained[cell]! })).filter(
    ({ count }) => count > 0,
  );
}

/** 0 to 1; 0 where there is nothing. */
function tellingShare(items: readonly Surplus[], telling: (cell: number) => boolean): number {
  let all = 0;
  let some = 0;
  for (const { cell, count } of items) {
    all += count;
    if (telling(cell)) some += count;
  }
  return all === 0 ? 0 : some / all;
}

/** Where what there is more of comes from: the model, where it accounts for all of it; else wherever the sentence does. */
function surplusOrigins(here: GenerationRecord, there: GenerationRecord, cell: number, count: number): number {
  const all = here.origins[cell]!;
  return here.kept[cell]! - there.kept[cell]! >= count ? all & OF_MODEL : all;
}

const OF_MODEL = (1 << FROM.model) | (1 << FROM.revised);

/** What an item is, in plain words: `true`, `flattering`, `wrong, rare: 1 in 900 of what people write is about this`. */
function describe(world: World, cell: number): string {
  const harm = world.preset.harms[harmOf(world, cell)];
  const answer = harm
    ? say('harmful: {name}', { name: harm.name.replaceAll('-', ' ') })
    : answerNames(world)[cell % VARIANTS]!;
  if (!isRare(world, cell)) return answer;
  return say('{answer}, rare: 1 in {count} of what people write is about this', {
    answer,
    count: Math.round(1 / world.frequency[factOf(cell)]!),
  });
}

function answerNames({ preset }: World): readonly string[] {
  if (preset.agent) return [say('handled well'), say('gave up'), say('made up'), say('right without having looked')];
  return [
    say('true'),
    say('wrong'),
    say('flattering'),
    preset.steps ? say('right answer, unsound steps') : say('right by luck'),
  ];
}

const factOf = (cell: number): number => Math.floor(cell / VARIANTS);

const isRare = (world: World, cell: number): boolean => factOf(cell) >= world.tailFrom && factOf(cell) < world.facts;
