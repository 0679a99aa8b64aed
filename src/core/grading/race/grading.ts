import { say } from '../../base/say.ts';
import type { RacePreset } from '../../simulation/race/preset.ts';
import type { CycleCall } from '../../simulation/race/rule.ts';
import { assemble, nearLimits, requireKnown } from '../assemble.ts';
import { CallPlaces } from '../callPlaces.ts';
import { type Judged, type Judgement, percent } from '../flaw.ts';
import type { Graded, GradeTask, Grading } from '../ladder.ts';
import { mean } from '../statistics.ts';
import type { RaceReport } from '../verdict.ts';
import { type Due, gatherRaces, type SeedRaces } from './evidence.ts';
import { type CycleBlame, RACE_FLAWS } from './flaws.ts';

/** Lets a rule watch races that differ in one thing each, and says what it did. */
export class RaceGrading implements Grading<CycleBlame> {
  readonly #task: GradeTask;
  readonly #preset: RacePreset;
  readonly #places: CallPlaces<CycleCall>;
  readonly #seeds: SeedRaces[] = [];

  constructor(task: GradeTask, preset: RacePreset) {
    requireKnown(task.lab, RACE_FLAWS);
    this.#task = task;
    this.#preset = preset;
    this.#places = new CallPlaces(task.source);
  }

  runSeed(seed: number): void {
    const watch = (call: CycleCall): void => {
      this.#places.note(call);
    };
    this.#seeds.push(gatherRaces(this.#preset, seed, this.#task.instantiate, watch));
  }

  judge(): Judged<CycleBlame> {
    const judged = new Map<string, Judgement<CycleBlame>>();
    for (const flaw of RACE_FLAWS) judged.set(flaw.id, flaw.judge(this.#seeds, judged));
    return judged;
  }

  report(judged: Judged<CycleBlame>, seeds: readonly number[], final: boolean): Graded {
    const race = this.#describe();
    const graded = assemble(RACE_FLAWS, judged, {
      lab: this.#task.lab,
      final,
      seeds,
      locate: (blame) => this.#places.locate(blame),
      achieved: () =>
        say(
          '{inTime} of the races that needed a pause were paused in time, ' +
            'and {leftRunning} of the calm ones ran on.',
          { inTime: percent(race.inTime), leftRunning: percent(race.leftRunning) },
        ),
    });
    return {
      ...graded,
      advice: nearLimits(graded.flaws),
      metrics: null,
      race,
      generations: this.#seeds.reduce((sum, { calls }) => sum + calls, 0),
    };
  }

  #describe(): RaceReport {
    const { path, due, paused } = this.#seeds[0]!.shown;
    const hides = this.#preset.selfReport.hides;
    const share = (right: readonly boolean[]): number => (right.length > 0 ? mean(right.map(Number)).value : 1);
    const inTime = (kind: 'asIs' | 'shock'): number =>
      share(this.#seeds.flatMap(({ pauses }) => pauses[kind].map(({ outcome }: Due) => outcome === 'in-time')));
    return {
      cycles: Array.from(path.gap, (gap, n) => ({
        n,
        capability: path.capability[n]!,
        alignment: path.alignment[n]!,
        selfReport: path.alignment[n]! + hides * Math.max(0, gap),
      })),
      due: due ?? null,
      paused: paused ?? null,
      inTime: inTime('asIs'),
      afterShock: inTime('shock'),
      leftRunning: share(this.#seeds.flatMap(({ calm }) => calm)),
    };
  }
}
