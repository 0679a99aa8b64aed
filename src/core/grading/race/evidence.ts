import type { RaceRun } from '../../kernels/race.ts';
import type { RacePreset } from '../../simulation/race/preset.ts';
import { type CycleCall, type RaceChanges, type RuleRun, runRule, type Track } from '../../simulation/race/rule.ts';
import { dueIn, racePaths } from '../../simulation/race/worlds.ts';
import type { Program } from '../program.ts';

/** Races of one seed: a race costs microseconds, and shares of races need many. */
export const RACES = 32;
/** Cycles after the first falsified audit within which a rule should have reacted. */
const REACTION = 3;
/** A gap below this has nothing to hide. */
const SMALL_GAP = 0.2;

/** How a race in which a pause was due ended. */
export type Outcome = 'in-time' | 'late' | 'never' | 'resumed';
export interface Due {
  readonly due: number;
  readonly paused: number | undefined;
  readonly outcome: Outcome;
}

/** The questions about a pause in one seed: each list has an entry for every race in which the question arises. */
export interface Pauses {
  /** Races as they are, and races in which alignment breaks. */
  readonly asIs: readonly Due[];
  readonly shock: readonly Due[];
  /** Both again, with a system that says that there is no gap; empty where the rule doesn't read what it says. */
  readonly flattered: readonly Due[];
}

export interface SeedRaces {
  /** The race to show: the first in which a pause was due, else the first. */
  readonly shown: { readonly path: RaceRun; readonly due: number | undefined; readonly paused: number | undefined };
  readonly pauses: Pauses;
  /** The same, with a system that never knows that it is audited. */
  readonly unannounced: Pauses;
  /** Calm races: whether the rule let them run. */
  readonly calm: readonly boolean[];
  readonly audits: {
    /** Whether the rule bought any. */
    readonly bought: boolean;
    /** Healthy races in which audits find everything bad from some cycle on: whether that made the rule pause soon. */
    readonly reacted: readonly boolean[];
    /** The same races with such audits from the start: whether the rule ever paused. */
    readonly everReacted: readonly boolean[];
    /** Races paused in time after an audit: whether audits that find everything good changed that. */
    readonly heeded: readonly boolean[];
    /** Races with a gap when an audit was bought: the share of the gaps that was hidden. */
    readonly hidden: readonly number[];
  };
  readonly calls: number;
}

type Watch = (call: CycleCall) => void;

/** Runs the races of a seed, as they are and changed in one thing each. */
export function gatherRaces(preset: RacePreset, seed: number, instantiate: () => Program, watch: Watch): SeedRaces {
  const pauses = noPauses();
  const unannounced = noPauses();
  const calm: boolean[] = [];
  const audits = {
    bought: false,
    reacted: [] as boolean[],
    everReacted: [] as boolean[],
    heeded: [] as boolean[],
    hidden: [] as number[],
  };
  let shown: SeedRaces['shown'] | undefined;
  let calls = 0;

  for (let index = 0; index < RACES; index++) {
    const paths = racePaths(preset, seed, index);
    const run = (track: Track, changes: RaceChanges = {}): RuleRun => {
      const ran = runRule(instantiate, { preset, track, seed: paths.seed, changes, watch });
      calls += ran.calls;
      if (ran.audits.length > 0) audits.bought = true;
      return ran;
    };

    for (const kind of ['asIs', 'shock'] as const) {
      const track = paths[kind];
      const due = dueIn(track.path, preset);
      const base = run(track);
      if (kind === 'asIs' && (!shown || (shown.due === undefined && due !== undefined))) {
        shown = { path: track.path, due, paused: base.paused };
      }
      audits.hidden.push(...hiddenIn(base));
      if (due === undefined) continue;
      const ended = endOf(base, due, preset);
      pauses[kind].push(ended);
      const open = base.audits.some(({ hidden }) => hidden > 0) ? run(track, { unannounced: true }) : base;
      unannounced[kind].push(endOf(open, due, preset));
      if (base.readSelfReport) {
        pauses.flattered.push(endOf(run(track, { selfReport: 'no-gap' }), due, preset));
        const both =
          open === base ? { selfReport: 'no-gap' as const } : { selfReport: 'no-gap' as const, unannounced: true };
        unannounced.flattered.push(endOf(run(track, both), due, preset));
      }
      if (ended.outcome === 'in-time' && base.audits.length > 0) {
        const good = run(track, { audits: { find: 'all-good', from: 1 } });
        audits.heeded.push(good.paused !== base.paused);
      }
    }

    calm.push(run(paths.calm).paused === undefined);
    if (audits.bought) addReactions(audits, paths.even, paths.falsifiedFrom, run);
  }
  return { shown: shown!, pauses, unannounced, calm, audits, calls };
}

const noPauses = () => ({ asIs: [] as Due[], shock: [] as Due[], flattered: [] as Due[] });

function endOf({ paused, held }: RuleRun, due: number, preset: RacePreset): Due {
  const outcome =
    paused === undefined ? 'never' : !held ? 'resumed' : paused > due + preset.due.within ? 'late' : 'in-time';
  return { due, paused, outcome };
}

/** How much of what a race's audits should have found was hidden from them; nothing where there was no gap to find. */
function hiddenIn({ audits }: RuleRun): number[] {
  const telling = audits.filter(({ gap }) => gap >= SMALL_GAP);
  const gap = telling.reduce((sum, audit) => sum + audit.gap, 0);
  return gap > 0 ? [telling.reduce((sum, { hidden }) => sum + hidden, 0) / gap] : [];
}

/** Whether audits that find everything bad make a rule pause in a healthy race in which it wouldn't. */
function addReactions(
  audits: { readonly reacted: boolean[]; readonly everReacted: boolean[] },
  even: Track,
  from: number,
  run: (track: Track, changes?: RaceChanges) => RuleRun,
): void {
  const base = run(even);
  if (base.paused !== undefined) return;
  const first = base.audits.find(({ n }) => n >= from)?.n;
  if (first === undefined) return;
  const { paused } = run(even, { audits: { find: 'all-bad', from } });
  audits.reacted.push(paused !== undefined && paused <= first + REACTION);
  audits.everReacted.push(run(even, { audits: { find: 'all-bad', from: 1 } }).paused !== undefined);
}
