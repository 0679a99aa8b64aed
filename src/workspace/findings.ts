import { say } from '../core/base/say.ts';
import type { Span } from '../core/base/result.ts';
import type { FlawVerdict, Verdict } from '../core/grading/verdict.ts';
import type { LabRun } from './labRun.ts';
import { stepSpan } from './stepSpan.ts';

/** Something to point at in the learner's source. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly span: Span;
  /** The flaw found, with the lesson section that explains it (`lessonId#section`), if any does; null for a fault. */
  readonly flaw: { readonly id: string; readonly lesson?: string | undefined } | null;
  readonly related: readonly { readonly span: Span; readonly message: string }[];
}

/** What belongs into the editor: the fault if the newest run had one, else the flaws of the newest verdict. */
export function findings(run: LabRun): Finding[] {
  if (run.fault) {
    const { fault, text } = run.fault;
    const message = fault.hint === undefined ? fault.message : [fault.message, fault.hint].join(say(' '));
    return [{ severity: 'error', message, span: fault.where ?? stepSpan(text), flaw: null, related: [] }];
  }
  if (!run.verdict) return [];
  const { verdict, text } = run.verdict;
  return verdict.flaws
    .filter((flaw) => flaw.state === 'flawed')
    .map((flaw) => ({
      severity: 'warning',
      message: [flaw.evidence.sentence, measured(flaw)].filter(Boolean).join(say(' ')),
      span: flaw.where ?? stepSpan(text),
      flaw: { id: flaw.id, lesson: flaw.evidence.lesson },
      related: flaw.related,
    }));
}

/** The learner's own quantities: what was measured, and what it takes. */
export function measured(flaw: FlawVerdict): string {
  return flaw.limit === '' ? flaw.evidence.happened : [flaw.evidence.happened, flaw.limit].join(say(' '));
}

export type CheckResult =
  | { readonly flaw: string; readonly kind: 'passed' }
  | { readonly flaw: string; readonly kind: 'failed'; readonly message: string; readonly span: Span }
  /** It doesn't apply to this pipeline, or wasn't decided. */
  | { readonly flaw: string; readonly kind: 'skipped' };

/** A verdict as results of single checks, for the flaws of the rubric. */
export function checkResults(verdict: Verdict, source: string): CheckResult[] {
  return verdict.flaws.map((flaw): CheckResult => {
    switch (flaw.state) {
      case 'clear':
        return { flaw: flaw.id, kind: 'passed' };
      case 'flawed':
        return {
          flaw: flaw.id,
          kind: 'failed',
          message: [flaw.evidence.sentence, flaw.evidence.changed, measured(flaw), flaw.evidence.fix].join('\n\n'),
          span: flaw.where ?? stepSpan(source),
        };
      case 'provisional':
      case 'not-applicable':
        return { flaw: flaw.id, kind: 'skipped' };
    }
  });
}
