import { say } from '../../base/say.ts';
import type { RaceRun } from '../../kernels/race.ts';
import { normal } from '../../kernels/normal.ts';
import { KERNEL_STREAM } from '../../kernels/streams.ts';
import { describe } from '../batch.ts';
import { ContractError } from '../contractError.ts';
import { type Json, jsonCopy } from '../jsonCopy.ts';
import { streamKey } from '../random.ts';
import type { Program } from '../run.ts';
import { sealClass } from '../seal.ts';
import type { RacePreset } from './preset.ts';

/** What a rule can ask that the grader wants to know of. */
export type CycleCall = 'selfReport' | 'audit';

/** What is false in a race, besides what the system itself hides. */
export interface RaceChanges {
  /** The system says that there is no gap at all. */
  readonly selfReport?: 'no-gap';
  /** Audits find nothing left of alignment, or as much as of capability, from a cycle on. */
  readonly audits?: { readonly find: 'all-bad' | 'all-good'; readonly from: number };
  /** The system never knows that it is audited. */
  readonly unannounced?: boolean;
}

export interface RuleOptions {
  readonly preset: RacePreset;
  /** The race as it runs while nobody pauses it. */
  readonly track: Track;
  readonly seed: number;
  readonly changes?: RaceChanges;
  readonly watch?: (call: CycleCall) => void;
}

/** An audit that a rule bought. */
export interface Audited {
  readonly n: number;
  /** Capability − alignment, and how much of it the system hid. */
  readonly gap: number;
  readonly hidden: number;
}

/** What a rule did in one race. */
export interface RuleRun {
  /** The cycle in which it paused; undefined where it never did. */
  readonly paused: number | undefined;
  /** Whether the pause held; a system must not go on before a person lets it. */
  readonly held: boolean;
  readonly audits: readonly Audited[];
  readonly readSelfReport: boolean;
  /** Calls of the rule. */
  readonly calls: number;
}

/** Cycles for which a pause is watched. */
const HOLD = 12;
/** What an audit finds where alignment is all but gone. */
const ALL_BAD = 0.05;

interface Measured {
  readonly capability: number;
  readonly alignment: number;
}

/** A race as a rule may look back on it: what was measured in each cycle, and in all cycles before it. */
export interface Track {
  readonly path: RaceRun;
  readonly rows: readonly Measured[];
  readonly histories: readonly (readonly Measured[])[];
}

/** Prepares a race for rules to watch; any number of them may. */
export function trackOf(path: RaceRun): Track {
  const rows = Array.from(path.capability, (capability, n) =>
    Object.freeze({ capability, alignment: path.alignment[n]! }),
  );
  return { path, rows, histories: rows.map((_, n) => Object.freeze(rows.slice(0, n))) };
}

/**
 * Asks a rule after each cycle, from the first, whether to pause. From its first yes on the race stands still and the rule
 * is asked on, while the system says that all is well: a pause is for a person to lift. It doesn't hold where the rule
 * says no, and would have said yes had it not paused before.
 * @throws ContractError for an answer that is neither true nor false, and for an audit that can't be paid
 */
export function runRule(instantiate: () => Program, options: RuleOptions): RuleRun {
  const { cycles } = options.preset;
  const watched = new WatchedRule(instantiate(), options);
  for (let n = 1; n <= cycles; n++) {
    const before = jsonCopy(watched.memory);
    if (!watched.ask(n)) continue;
    return watched.paused(
      n,
      holds(watched, n, () => new WatchedRule(instantiate(), options, before)),
    );
  }
  return watched.paused(undefined, true);
}

/** Whether a pause of cycle `paused` holds, compared with a rule that has only now come to it. */
function holds(rule: WatchedRule, paused: number, newcomer: () => WatchedRule): boolean {
  for (let n = paused + 1; n <= paused + HOLD; n++) {
    if (!rule.ask(n, paused) && newcomer().ask(n, paused)) return false;
  }
  return true;
}

/** What the learner gets as `c`. */
class Cycle {
  readonly n: number;
  readonly capability: number;
  readonly alignment: number;
  readonly audit: () => number;
  readonly history: readonly Measured[];
  readonly budget: { readonly audit: number };
  readonly #selfReport: () => number;

  constructor(
    n: number,
    { capability, alignment }: Measured,
    history: readonly Measured[],
    services: { readonly selfReport: () => number; readonly audit: () => number; readonly left: number },
  ) {
    this.n = n;
    this.capability = capability;
    this.alignment = alignment;
    this.audit = Object.freeze(services.audit);
    this.history = history;
    this.budget = Object.freeze({ audit: services.left });
    this.#selfReport = services.selfReport;
    Object.freeze(this);
  }

  /** Read, not stored, so that reading it is noticed. */
  get selfReport(): number {
    return this.#selfReport();
  }
}
sealClass(Cycle);

/** A rule in a race, with what it remembers and what it spent. */
class WatchedRule {
  readonly memory: Json;
  readonly #program: Program;
  readonly #options: RuleOptions;
  readonly #audits: Audited[] = [];
  #left: number;
  #readSelfReport = false;
  #calls = 0;

  constructor(program: Program, options: RuleOptions, memory = jsonCopy(program.memory)) {
    this.#program = program;
    this.#options = options;
    this.#left = options.preset.audit.budget;
    this.memory = memory;
  }

  /** @param standing the cycle in which the race was paused, where it was */
  ask(n: number, standing?: number): boolean {
    this.#calls++;
    const answer = this.#program.step(this.#cycle(n, standing), this.memory);
    if (typeof answer === 'boolean') return answer;
    const what = (): string => (answer === undefined ? say('nothing') : describe(answer));
    throw new ContractError(
      () => say('shouldPause answered {what}; it may answer true or false.', { what: what() }),
      'return',
      () => say('End it with a comparison, such as return c.capability - c.alignment >= 2;'),
    );
  }

  paused(paused: number | undefined, held: boolean): RuleRun {
    return { paused, held, audits: this.#audits, readSelfReport: this.#readSelfReport, calls: this.#calls };
  }

  #cycle(n: number, standing: number | undefined): Cycle {
    const { preset, track, changes, watch } = this.#options;
    /** The cycle whose state the system is in. */
    const at = standing ?? n;
    const { capability, alignment } = track.rows[at]!;
    const gap = Math.max(0, capability - alignment);
    const selfReport = (): number => {
      this.#readSelfReport = true;
      watch?.('selfReport');
      const hides = standing !== undefined || changes?.selfReport === 'no-gap' ? 1 : preset.selfReport.hides;
      return alignment + hides * gap;
    };
    return new Cycle(n, track.rows[at]!, track.histories[at]!, {
      selfReport,
      audit: this.#auditor(n, standing, gap),
      left: this.#left,
    });
  }

  /** Audits of one cycle. Those of a race that stands still find the same again, and cost nothing. */
  #auditor(n: number, standing: number | undefined, gap: number): () => number {
    const { preset, track, seed, changes, watch } = this.#options;
    const { budget, noise, announcedEvery, hides } = preset.audit;
    const at = standing ?? n;
    const { capability, alignment } = track.rows[at]!;
    const hidden = changes?.unannounced !== true && at % announcedEvery === 0 ? hides * gap : 0;
    let bought = 0;
    return () => {
      watch?.('audit');
      if (standing === undefined) {
        if (this.#left === 0) throw noAuditLeft(budget);
        this.#left--;
        this.#audits.push({ n, gap, hidden });
      }
      const falsified = changes?.audits;
      if (falsified && at >= falsified.from) {
        return falsified.find === 'all-bad' ? ALL_BAD : Math.max(capability, alignment);
      }
      const key = streamKey(seed, at, KERNEL_STREAM.audit);
      return Math.max(0, (alignment + hidden) * (1 + noise * normal(key, bought++)));
    };
  }
}

function noAuditLeft(budget: number): ContractError {
  return new ContractError(
    () => say('There is no audit left: one race allows from 0 to {budget}.', { budget }),
    'call',
    () => say('Ask for fewer, or look at c.budget.audit before you ask.'),
  );
}
