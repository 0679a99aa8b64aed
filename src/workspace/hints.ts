import type { Lab } from '../core/course/lab.ts';
import type { LabProgress } from '../core/course/progress.ts';

export interface NextHint {
  readonly flaw: string;
  /** Counts from 1. */
  readonly number: number;
  readonly of: number;
}

/** The next step of a hint ladder: that of the first flaw, in the order given, which has one left. */
export function nextHint(lab: Lab, progress: LabProgress, flaws: readonly string[]): NextHint | undefined {
  for (const flaw of flaws) {
    const of = lab.hints[flaw]?.length ?? 0;
    const taken = progress.hints[flaw] ?? 0;
    if (taken < of) return { flaw, number: taken + 1, of };
  }
  return undefined;
}

/** The hints taken so far, and how many there are, by flaw. */
export function hintsShown(lab: Lab, progress: LabProgress): Record<string, { shown: readonly string[]; of: number }> {
  return Object.fromEntries(
    Object.entries(lab.hints).map(([flaw, hints]) => [
      flaw,
      { shown: hints.slice(0, progress.hints[flaw] ?? 0), of: hints.length },
    ]),
  );
}
