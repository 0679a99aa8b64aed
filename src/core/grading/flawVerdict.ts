import { say } from '../base/say.ts';
import type { Span } from '../base/result.ts';
import type { Lab } from '../course/lab.ts';
import type { Finding, Flaw, Judgement } from './flaw.ts';
import { DECISIVE } from './ladder.ts';
import { decimalsFor, shown } from './units.ts';
import type { FlawState, FlawVerdict } from './verdict.ts';
import type { WhatIf } from './whatIf.ts';

/** What is said of a flaw, whatever was measured. */
export type FlawWords = Pick<Flaw, 'id' | 'code' | 'title' | 'unit' | 'threshold' | 'sound' | 'why' | 'fix'> & {
  readonly limit: string;
};

/** Where a flaw is shown, and what takes part in it. */
export interface Places {
  readonly where?: Span;
  readonly related: { span: Span; message: string }[];
}

/** What a verdict is made from, beside the judgement. */
export interface VerdictContext<Blamed> {
  readonly lab: Lab;
  /** Whether the undecided are decided by their sign. */
  readonly final: boolean;
  /** Finds what a finding blames. */
  readonly locate: (blame: Blamed) => Places;
  /** Two training sets side by side, in labs that have any. */
  readonly whatIf?: (finding: Finding<Blamed>, sound: Flaw['sound']) => WhatIf | undefined;
}

/** A judgement in the words of the verdict. */
export function flawVerdict<Blamed>(
  flaw: FlawWords,
  judgement: Judgement<Blamed>,
  { lab, final, locate, whatIf }: VerdictContext<Blamed>,
): FlawVerdict {
  const common = {
    id: flaw.id,
    code: flaw.code,
    title: flaw.title,
    weight: lab.rubric.flaws[flaw.id]!,
    threshold: flaw.threshold,
    sound: flaw.sound,
    limit: flaw.limit,
  };
  const words = {
    why: flaw.why,
    fix: flaw.fix,
    lesson: lab.rubric.lessons[flaw.id] ?? lab.lesson,
    unit: flaw.unit,
  };
  if (judgement.kind === 'not-applicable') {
    const evidence = { ...words, sentence: judgement.reason, changed: '', happened: '', nearLimit: false };
    return { ...common, state: 'not-applicable', effect: null, se: null, evidence, related: [] };
  }
  const { effect, finding, unit = flaw.unit } = judgement;
  const decisive = judgement.decide(DECISIVE);
  const decision = decisive === 0 && final ? judgement.decide(0) : decisive;
  const state: FlawState = decision === 0 ? 'provisional' : decision === 1 ? 'flawed' : 'clear';
  const compared = state === 'flawed' ? whatIf?.(finding, flaw.sound) : undefined;
  const decimals = decimalsFor(effect.value, flaw.threshold);
  const measured = `${shown(effect.value, decimals)} ± ${shown(effect.se, decimals)} ${unit}`;
  return {
    ...common,
    state,
    effect: effect.value,
    se: effect.se,
    evidence: {
      ...words,
      unit,
      sentence: state === 'clear' ? say('Not found: {measured}.', { measured }) : finding.sentence,
      changed: finding.changed,
      happened:
        state === 'clear' ? say('Measured: {measured}. {limit}', { measured, limit: flaw.limit }) : finding.happened,
      nearLimit: decisive === 0,
      ...(compared && { whatIf: compared }),
    },
    ...(state === 'clear' ? { related: [] } : locate(finding.blame)),
  };
}
