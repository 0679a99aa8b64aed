import { say } from '../../base/say.ts';
import type { LedgerCall } from '../../simulation/allocation/ledger.ts';
import type { AllocationPreset } from '../../simulation/allocation/preset.ts';
import { assemble, nearLimits, requireKnown } from '../assemble.ts';
import { CallPlaces } from '../callPlaces.ts';
import { found, type Judged, type Judgement, percent } from '../flaw.ts';
import type { Graded, GradeTask, Grading } from '../ladder.ts';
import { mean } from '../statistics.ts';
import { describeWorld, gatherPlans, type SeedPlans, worldNames } from './evidence.ts';
import { ALLOCATION_FLAWS, type LedgerBlame } from './flaws.ts';

/** Asks for plans in worlds that differ in one thing each, and says what they show. */
export class AllocationGrading implements Grading<LedgerBlame> {
  readonly #task: GradeTask;
  readonly #preset: AllocationPreset;
  readonly #places: CallPlaces<LedgerCall>;
  readonly #seeds: SeedPlans[] = [];

  constructor(task: GradeTask, preset: AllocationPreset) {
    requireKnown(task.lab, ALLOCATION_FLAWS);
    this.#task = task;
    this.#preset = preset;
    this.#places = new CallPlaces(task.source);
  }

  runSeed(seed: number): void {
    const watch = (call: LedgerCall): void => {
      this.#places.note(call);
    };
    this.#seeds.push(gatherPlans(this.#preset, seed, this.#task.instantiate, watch));
  }

  judge(): Judged<LedgerBlame> {
    const judged = new Map<string, Judgement<LedgerBlame>>();
    for (const flaw of ALLOCATION_FLAWS) judged.set(flaw.id, flaw.judge(this.#seeds, judged));
    return judged;
  }

  report(judged: Judged<LedgerBlame>, seeds: readonly number[], final: boolean): Graded {
    const first = this.#seeds[0]!;
    const wasted = mean(this.#seeds.map((seed) => seed['as-is'].wasted)).value;
    const graded = assemble(ALLOCATION_FLAWS, judged, {
      lab: this.#task.lab,
      final,
      seeds,
      locate: (blame) => this.#places.locate(blame),
      achieved: () =>
        say('the best plan would need {wasted} of your compute to reach the same loss.', {
          wasted: percent(1 - wasted),
        }),
    });
    return {
      ...graded,
      advice: [
        ...this.#besides(judged),
        ...(graded.passed && this.#neverMoved() ? [stayed()] : []),
        ...nearLimits(graded.flaws),
      ],
      metrics: null,
      allocation: worldNames.map((name) => describeWorld(name, first[name])),
      generations: this.#seeds.length * worldNames.length,
    };
  }

  /** Why the waste in the report's tables is more than F23 counts. */
  #besides(judged: Judged<LedgerBlame>): string[] {
    if (found(judged, F04, 0) !== 1) return [];
    const { wasted, wastedRepaired } = this.#seeds[0]!['as-is'];
    return [
      say(
        'In the first ledger {wasted} of the compute is wasted in all. Once people’s text is read first ({f04}), ' +
          '{wastedRepaired} would be left: only that can count as {f23}.',
        { wasted: percent(wasted), f04: F04, wastedRepaired: percent(wastedRepaired), f23: F23 },
      ),
    ];
  }

  /** Whether the plan paid no heed to what synthetic tokens are worth, nor to how many people wrote. */
  #neverMoved(): boolean {
    return this.#seeds.every((seed) => {
      const plans = worldNames.map((name) => JSON.stringify(seed[name].plan));
      return plans.every((plan) => plan === plans[0]);
    });
  }
}

/** Synthetic tokens in people's place, and compute that is wasted besides. */
const F04 = 'F04';
const F23 = 'F23';

const stayed = (): string =>
  say('Your plan stayed the same in every changed world. Here that cost little; in another world it may cost much.');
