import type { CallReport, GenerationMetrics, Metrics, Verdict } from '../core/grading/verdict.ts';
import { verdictOn, type LabRun } from './labRun.ts';

/** What the last run came to at a place of the pipeline; behind it, counted from 1. Words are the editor's. */
export interface RunNote {
  readonly line: number;
  readonly column: number;
  readonly what: NoteContent;
}

/** Items are counted in whole items of an average call or generation, shares in percent. */
export type NoteContent =
  | { readonly kind: 'made'; readonly items: number; readonly times: number; readonly right: number | undefined }
  | {
      readonly kind: 'kept';
      readonly items: number;
      readonly of: number;
      readonly rightOf: number | undefined;
      readonly right: number | undefined;
    }
  | {
      readonly kind: 'loop';
      readonly kept: number;
      readonly sampled: number;
      readonly human: number;
      readonly outcome: LoopOutcome;
    }
  | { readonly kind: 'plan'; readonly wasted: number }
  | { readonly kind: 'rule'; readonly inTime: number; readonly leftRunning: number };

/** The figure by which a lab's last model is known. */
export interface LoopOutcome {
  readonly kind: 'rare-alive' | 'harmful' | 'handled';
  readonly percent: number;
}

/** The notes on a text; none where the newest verdict is about another one. */
export function runNotes(run: LabRun, text: string): RunNote[] {
  const verdict = verdictOn(run, text);
  if (!verdict) return [];
  const trained = Math.max(1, (verdict.metrics?.generations.length ?? 0) - 1);
  const notes = (verdict.metrics?.calls ?? []).map((call): RunNote => ({
    line: call.span.endLine,
    column: call.span.endColumn,
    what: callNote(call, trained),
  }));
  const { returns } = verdict;
  const whole = returns && wholeNote(verdict);
  return [
    ...notes.filter(({ line, what }) => !notes.some((other) => other.line === line && repeats(other.what, what))),
    ...(whole ? [{ line: returns.endLine, column: returns.endColumn, what: whole }] : []),
  ];
}

/** Whether a note on the same line says what another one says, of the items that go into it: there is little room. */
const repeats = (note: NoteContent, other: NoteContent): boolean =>
  note.kind === 'kept' && other.kind === 'made' && other.times <= 1 && note.of === other.items;

function callNote({ call, times, items, right, of, rightOf }: CallReport, generations: number): NoteContent {
  if (call !== 'keep') {
    return { kind: 'made', items: Math.round(items), times: Math.round(times / generations), right: percent(right) };
  }
  return {
    kind: 'kept',
    items: Math.round(items),
    of: Math.round(of ?? items),
    rightOf: percent(rightOf),
    right: percent(right),
  };
}

/** What is known at the end of the function. */
function wholeNote({ metrics, allocation, race }: Verdict): NoteContent | undefined {
  const plan = allocation?.find(({ world }) => world === 'as-is');
  if (plan) return { kind: 'plan', wasted: percent(plan.wasted) };
  if (race) return { kind: 'rule', inTime: percent(race.inTime), leftRunning: percent(race.leftRunning) };
  return metrics ? loopNote(metrics) : undefined;
}

function loopNote({ generations }: Metrics): NoteContent | undefined {
  const trained = generations.slice(1);
  const last = trained.at(-1);
  if (!last) return undefined;
  const average = (of: (generation: GenerationMetrics) => number): number =>
    Math.round(trained.reduce((sum, generation) => sum + of(generation), 0) / trained.length);
  return {
    kind: 'loop',
    kept: average(({ kept }) => kept ?? 0),
    sampled: average(({ sampled }) => sampled ?? 0),
    human: average(({ human }) => human),
    outcome: last.agent
      ? { kind: 'handled', percent: percent(last.agent.success) }
      : last.harm
        ? { kind: 'harmful', percent: percent(last.harm.total) }
        : { kind: 'rare-alive', percent: percent(last.tailAlive) },
  };
}

function percent(share: number): number;
function percent(share: number | undefined): number | undefined;
function percent(share: number | undefined): number | undefined {
  return share === undefined ? undefined : Math.round(100 * share);
}
