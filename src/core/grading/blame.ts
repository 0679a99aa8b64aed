import { say } from '../base/say.ts';
import type { Span } from '../base/result.ts';
import type { Experiment } from '../simulation/experiment.ts';
import type { CallName } from '../simulation/calls.ts';
import type { Blame } from './flaw.ts';
import type { Position, SourceView } from './program.ts';

/** Where each service is called from, the busiest place first. */
export type CallSites = ReadonlyMap<CallName, readonly Position[]>;

/** Looking at the stack costs microseconds: every call at first, then one in so many. */
const ALWAYS = 32;
const THEN_EVERY = 16;

/** Runs some generations again, as they were, and notes where the learner's code calls each service. */
export function findCallSites(experiment: Experiment, generations: readonly number[], source: SourceView): CallSites {
  const counts = new Map<CallName, Map<string, { readonly at: Position; n: number }>>();
  for (const t of generations) {
    const seen = new Map<CallName, number>();
    const watch = (call: CallName): void => {
      const nth = (seen.get(call) ?? 0) + 1;
      seen.set(call, nth);
      if (nth > ALWAYS && nth % THEN_EVERY !== 0) return;
      const at = source.callSite();
      if (!at) return;
      const sites = counts.get(call) ?? new Map<string, { readonly at: Position; n: number }>();
      counts.set(call, sites);
      const key = `${at.line}:${at.column}`;
      const site = sites.get(key) ?? { at, n: 0 };
      site.n++;
      sites.set(key, site);
    };
    experiment.watch(t, watch);
  }
  return new Map(
    [...counts].map(([call, sites]) => [call, [...sites.values()].sort((a, b) => b.n - a.n).map((site) => site.at)]),
  );
}

/** Nearly every loop makes this call: it is shown where nothing more telling was called, and takes part in nothing. */
const FALLBACK: CallName = 'sample';

/** The span to underline for a flaw, and the places that take part in it. */
export function locate(
  blame: Blame,
  sites: CallSites,
  source: SourceView,
): { where?: Span; related: { span: Span; message: string }[] } {
  const back = source.returnSpan();
  const calls = blame === 'return' ? [] : blame.calls;
  const called = calls.find((call) => (sites.get(call)?.length ?? 0) > 0);
  if (called === undefined) return { ...(back && { where: back }), related: [] };
  const spansOf = (call: CallName): Span[] => (sites.get(call) ?? []).map((at) => source.callSpan(at) ?? pointAt(at));
  const [where, ...others] = spansOf(called);
  const related = others.map((span) => ({ span, message: say('The same is done here.') }));
  for (const call of calls) {
    if (call === called || call === FALLBACK) continue;
    for (const span of spansOf(call)) related.push({ span, message: say('This takes part in it.') });
  }
  if (back) related.push({ span: back, message: say('What the next model is trained on.') });
  return { ...(where && { where }), related };
}

function pointAt(at: Position): Span {
  return { line: at.line, column: at.column, endLine: at.line, endColumn: at.column + 1 };
}
