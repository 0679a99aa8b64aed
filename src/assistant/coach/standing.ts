import type { FlawVerdict } from '../../core/grading/verdict.ts';
import type { Briefing } from '../briefing.ts';

/** Where the lab stands when something is asked. */
export type Standing = 'fault' | 'never' | 'flawed' | 'passed' | 'clear';

/** `clear` is a run without a flaw that isn't a pass: in a capstone, or of a known system. */
export function standingOf(briefing: Briefing): Standing {
  if (briefing.fault) return 'fault';
  if (!briefing.verdict) return 'never';
  if (flagged(briefing).length > 0) return 'flawed';
  return isPassed(briefing) ? 'passed' : 'clear';
}

/** The flaws found, the one farthest from its limit first. */
export const flagged = ({ verdict }: Pick<Briefing, 'verdict'>): FlawVerdict[] =>
  (verdict?.verdict.flaws ?? []).filter(({ state }) => state === 'flawed').sort((a, b) => beyond(b) - beyond(a));

/** A pass is a pass, whatever could still be gained. */
export const isPassed = ({ verdict }: Pick<Briefing, 'verdict'>): boolean => verdict?.verdict.passed === true;

/** Of the checks that found nothing, the one nearest to its limit, where the report says that one is near. */
export const nearest = ({ verdict }: Pick<Briefing, 'verdict'>): FlawVerdict | undefined =>
  (verdict?.verdict.flaws ?? [])
    .filter(({ state, evidence }) => state === 'clear' && evidence.nearLimit)
    .sort((a, b) => beyond(a) - beyond(b))[0];

/** How far an effect is from its limit, measured by the limit. */
const beyond = ({ effect, threshold }: FlawVerdict): number =>
  Math.abs((effect ?? threshold) - threshold) / Math.max(Math.abs(threshold), 0.05);
