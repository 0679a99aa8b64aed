import { say } from '../base/say.ts';
import type { Lab } from '../course/lab.ts';
import { exp } from '../simulation/exactMath.ts';
import type { CallName } from '../simulation/calls.ts';
import type { Preset } from '../simulation/preset.ts';
import type { Evidence } from './evidence.ts';
import type { StepName } from './interventions.ts';
import { DECISIVE } from './ladder.ts';
import type { Decision, Estimate } from './statistics.ts';
import type { Telling } from './whatIf.ts';

/** Where a flaw is shown in the learner's code. */
export type Blame =
  /** The calls of these services, the first that were made at all. */
  | { readonly calls: readonly CallName[]; readonly note?: string }
  /** Something is missing: the `return` of `step`. */
  | 'return';

/** A flaw judged on the seeds so far, or the reason why it can't apply. */
export type Judgement<Blamed = Blame> =
  | { readonly kind: 'not-applicable'; readonly reason: string }
  | {
      readonly kind: 'judged';
      readonly effect: Estimate;
      /** Where something narrower than usual was measured: its unit. */
      readonly unit?: string;
      /** Whether the flaw is there, at `z` standard errors. */
      decide(z: number): Decision;
      /** Set where the flaw was there in the first generations: it ended by generation `until`. For a note, not a verdict. */
      readonly early?: { readonly until: number };
      /** The finding, for when the flaw is there. */
      readonly finding: Finding<Blamed>;
    };

/** Words for people; numbers are in the learner's own units. */
export interface Finding<Blamed = Blame> {
  readonly sentence: string;
  readonly changed: string;
  readonly happened: string;
  readonly blame: Blamed;
  /** The change whose training set, beside the learner's own, shows the flaw; and the items that it is about. */
  readonly shows?: { readonly step: StepName; readonly telling: Telling } | undefined;
}

/**
 * One flaw: what has to be measured, how it is judged, and the words around it. A new flaw is one more file and one more
 * entry in `flaws/index.ts`.
 */
export interface Flaw {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly threshold: number;
  readonly sound: 'at-least' | 'at-most';
  /** The detection limit in the learner's own quantities (`simulation.md` §3.5); in those of a world, where they depend on it. */
  readonly limit: string | ((preset: Preset) => string);
  readonly why: string;
  readonly fix: string;
  /** Flaws judged before this one, because this one may be their consequence. */
  readonly after: readonly string[];
  /** Why the flaw can't apply in a lab, whatever the loop; then nothing is run for it. */
  outOfPlay?(lab: Lab): string | undefined;
  judge(evidence: Evidence, others: Judged): Judgement;
}

/** The judgements made so far, by flaw id. */
export type Judged<Blamed = Blame> = ReadonlyMap<string, Judgement<Blamed>>;

/** Whether another flaw was found, at `z` standard errors. */
export function found<Blamed>(others: Judged<Blamed>, id: string, z: number): Decision {
  const other = others.get(id);
  return other?.kind === 'judged' ? other.decide(z) : -1;
}

/** The flaws that the lab looks for and that were found, which explain what another one would be blamed for. */
export const excuses = (evidence: Evidence, others: Judged, ids: readonly string[]): string[] =>
  ids.filter((id) => evidence.inPlay(id) && found(others, id, 0) === 1);

export const excused = (evidence: Evidence, others: Judged, ids: readonly string[]): boolean =>
  excuses(evidence, others, ids).length > 0;

/** Why a flaw isn't judged that others explain: which to mend first. */
export const mendFirst = (causes: readonly string[], what: string): string =>
  causes.length === 1
    ? say('Mend {cause} first: it explains {what}.', { cause: spokenList(causes), what })
    : say('Mend {causes} first: they explain {what}.', { causes: spokenList(causes), what });

/** Whether the loop selects by the model's own taste (F05) or sharpens it (F06): that can hide what a service does. */
export const ownTaste = (others: Judged): boolean => found(others, 'F05', 0) === 1 || found(others, 'F06', 0) === 1;

/** For a judgement: that the flaw was there at first, if that is beyond doubt, and when it ended. */
export const earlyOnly = (decide: (z: number) => Decision, until: () => number): { early?: { until: number } } =>
  decide(DECISIVE) === 1 ? { early: { until: until() } } : {};

export const percent = (share: number): string => say('{n} %', { n: Math.round(share * 100) });

/** A logit shift as a factor of odds, for people: "2.5 times", "14 times". */
export function times(logits: number): string {
  const factor = exp(Math.max(0, logits));
  return say('{factor} times', { factor: factor.toFixed(factor < 9.95 ? 1 : 0) });
}

/** "the verifier, the tests and the users". */
export const spokenList = (names: readonly string[]): string =>
  names.length < 2
    ? names.join('')
    : say('{most} and {last}', { most: names.slice(0, -1).join(say(', ')), last: names.at(-1)! });
