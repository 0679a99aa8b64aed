import assert from 'node:assert/strict';
import type { Metrics, Verdict } from '../../src/core/grading/verdict.ts';
import { edited, finished, neverRun, started } from '../../src/workspace/labRun.ts';
import { runNotes } from '../../src/workspace/runNotes.ts';
import { verdictOf } from './verdictFixture.ts';

const source = 'export function step(g) {\n  return g.model.sample(600);\n}\n';
const span = (line: number, endColumn: number) => ({ line, column: 3, endLine: line, endColumn });
const generation = { knowledge: 0.5, tailAlive: 0.83, diversity: 1, flattery: 0, luck: 0 };
const metrics: Metrics = {
  generations: [
    { t: 0, ...generation, trained: 0, human: 0, sampled: 0, kept: 0 },
    { t: 1, ...generation, trained: 512, human: 100, sampled: 600, kept: 400 },
    { t: 2, ...generation, trained: 512, human: 50, sampled: 600, kept: 425 },
  ],
  lost: [],
  facts: 100,
  calls: [
    { call: 'sample', span: span(2, 20), times: 2, items: 600, right: 0.606 },
    { call: 'human', span: span(2, 21), times: 10, items: 20.4 },
    { call: 'keep', span: span(3, 22), times: 2, items: 412.5, of: 600, right: 0.7, rightOf: 0.606 },
    { call: 'keep', span: span(2, 23), times: 2, items: 0, of: 0 },
  ],
};
const runOf = (more: Partial<Verdict>) =>
  finished(started(edited(neverRun, source), source), {
    kind: 'verdict',
    verdict: verdictOf([], { returns: span(2, 30), ...more }),
  });
const last = (more: Partial<Verdict>) => runNotes(runOf(more), source).at(-1)?.what;

describe('Notes of the last run', () => {
  it('stand behind each call, in whole items and percent', () => {
    assert.deepEqual(
      runNotes(runOf({ metrics }), source).map(({ line, column, what }) => [line, column, what]),
      [
        [2, 20, { kind: 'made', items: 600, times: 1, right: 61 }],
        [2, 21, { kind: 'made', items: 20, times: 5, right: undefined }],
        [3, 22, { kind: 'kept', items: 413, of: 600, rightOf: 61, right: 70 }],
        [2, 23, { kind: 'kept', items: 0, of: 0, rightOf: undefined, right: undefined }],
        [2, 30, { kind: 'loop', kept: 413, sampled: 600, human: 75, outcome: { kind: 'rare-alive', percent: 83 } }],
      ],
    );
  });

  it('say once what a filter says of the sample on its line', () => {
    const calls = metrics.calls?.map((call) => (call.of === 600 ? { ...call, span: span(1, 9) } : call));
    const chained = metrics.calls?.map((call) => ({ ...call, span: span(1, 9) }));
    assert.equal(runNotes(runOf({ metrics: { ...metrics, calls } }), source).length, 5);
    assert.equal(runNotes(runOf({ metrics: { ...metrics, calls: chained } }), source).length, 4);
  });

  it('are not there for a text the verdict is not about, nor before there is one', () => {
    assert.deepEqual(runNotes(runOf({ metrics }), `${source} `), []);
    assert.deepEqual(runNotes(neverRun, source), []);
  });

  it('stay while the same text is run again, and where that run breaks', () => {
    const again = started(runOf({ metrics }), source);
    assert.equal(runNotes(again, source).length, 5);
    const broken = finished(again, { kind: 'fault', fault: { kind: 'timeout', message: 'Too long.' } });
    assert.equal(runNotes(broken, source).length, 5);
  });

  it('are told by the figure a lab is about', () => {
    const withLast = (more: object): Metrics => ({
      ...metrics,
      generations: metrics.generations.map((one) => ({ ...one, ...more })),
    });
    const harm = last({ metrics: withLast({ harm: { total: 0.042, classes: {} } }) });
    assert.deepEqual(harm?.kind === 'loop' && harm.outcome, { kind: 'harmful', percent: 4 });
    const agent = last({ metrics: withLast({ agent: { success: 0.7, whenFailing: 0, seen: 0 } }) });
    assert.deepEqual(agent?.kind === 'loop' && agent.outcome, { kind: 'handled', percent: 70 });
    const race = { cycles: [], due: null, paused: null, inTime: 0.8, afterShock: 1, leftRunning: 0.95 };
    assert.deepEqual(last({ race }), { kind: 'rule', inTime: 80, leftRunning: 95 });
    const plan = { parameters: 1, human: 1, epochs: 1, synthetic: 0 };
    const world = { uniqueHuman: 1, exchangeRate: 1, plan, loss: 2, best: plan, bestLoss: 2, wasted: 0.07 };
    assert.deepEqual(last({ allocation: [{ world: 'as-is', ...world }] }), { kind: 'plan', wasted: 7 });
  });

  it('need a verdict of a grader that tells of calls', () => {
    const { calls, ...old } = metrics;
    assert.ok(calls);
    const { returns, ...verdict } = verdictOf([], { metrics: old, returns: span(2, 30) });
    assert.ok(returns);
    const run = finished(started(edited(neverRun, source), source), { kind: 'verdict', verdict });
    assert.deepEqual(runNotes(run, source), []);
  });
});
