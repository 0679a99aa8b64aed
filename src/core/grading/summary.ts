import { say } from '../base/say.ts';
import { measureAgent } from '../simulation/agent.ts';
import { measureHarm, measureModel } from '../simulation/metrics.ts';
import type { Experiment } from '../simulation/experiment.ts';
import { RIGHT, VARIANTS } from '../simulation/world.ts';
import { percent } from './flaw.ts';
import { priceLedger } from './priceLedger.ts';
import { priceOf, spentIn, unitsOf } from './spending.ts';
import type { FlawVerdict, GenerationMetrics, Metrics } from './verdict.ts';

const LOST_SHOWN = 200;

/** The unchanged run of one seed, generation by generation, and the facts it lost. */
export function measureRun(experiment: Experiment): Metrics {
  const { base, world } = experiment;
  const first = base.snapshots[0]!.model;
  const models = [first, ...base.records.map((record) => record.after)];
  const generations: GenerationMetrics[] = models.map((model, t) => {
    const record = base.records[t - 1];
    const harm = measureHarm(world, model);
    const agent = measureAgent(world, model);
    return {
      t,
      ...measureModel(world, model),
      ...(harm && { harm }),
      ...(agent && { agent }),
      trained: record?.size ?? 0,
      human: record?.fromHuman ?? 0,
      sampled: record ? total(record.candidates) : 0,
      kept: record?.keptItems ?? 0,
    };
  });
  const last = models.at(-1)!;
  const gone = Array.from({ length: world.facts }, (_, q) => q)
    .filter((q) => !(last.fact[q]! > 0))
    .sort((a, b) => world.frequency[b]! - world.frequency[a]!);
  const lost = gone.slice(0, LOST_SHOWN).map((q) => ({
    text: experiment.text(q * VARIANTS + RIGHT),
    oneIn: Math.round(1 / world.frequency[q]!),
    lastSeen: Math.max(
      0,
      models.findLastIndex((model) => model.fact[q]! > 0),
    ),
  }));
  const spent = spentIn(base);
  return {
    generations,
    lost,
    lostCount: gone.length,
    facts: world.facts,
    ledger: priceLedger(world, base.records),
    spent,
    price: priceOf(unitsOf(spent), generations.at(-1)!.knowledge - generations[0]!.knowledge),
    ...(base.end.kind === 'paused' && { paused: { t: base.records.length, reason: base.end.reason } }),
  };
}

function total(histogram: Int32Array): number {
  let sum = 0;
  for (const n of histogram) sum += n;
  return sum;
}

/** 100 less the points of the flaws that are not clear, so that what a flaw is worth is what mending it brings. */
export function scoreOf(flaws: readonly FlawVerdict[]): number {
  const applicable = flaws.filter((flaw) => flaw.state !== 'not-applicable');
  if (applicable.length === 0) return 0;
  const points = (some: readonly FlawVerdict[]): number => some.reduce((sum, flaw) => sum + flaw.weight, 0);
  const missing = points(applicable.filter((flaw) => flaw.state !== 'clear'));
  return Math.floor((100 * (points(flaws) - missing)) / points(flaws));
}

/**
 * The verdict in one or two short sentences.
 * @param flaws the weightiest first
 * @param achieved what a pipeline that passes has achieved
 */
export function sentenceOf(
  flaws: readonly FlawVerdict[],
  passed: boolean,
  final: boolean,
  achieved: () => string,
): string {
  const flawed = flaws.filter((flaw) => flaw.state === 'flawed');
  const [worst] = flawed;
  if (worst) {
    const { sentence } = worst.evidence;
    const count = flawed.length;
    if (passed) {
      return count === 1
        ? say('Passed, but: {sentence}', { sentence })
        : say('Passed, but: {count} flaws. {sentence}', { count, sentence });
    }
    return count === 1
      ? say('Not yet: {sentence}', { sentence })
      : say('Not yet: {count} flaws. {sentence}', { count, sentence });
  }
  if (!final) return say('Not decided yet: more simulations are running.');
  if (!passed) return say('Nothing to grade: no flaw of this lab can apply to your program.');
  return say('Passed: {achieved}', { achieved: achieved() });
}

/** What was found in a known system. It isn't graded, so there is no praise and no blame. */
export function foundSentence(flaws: readonly FlawVerdict[], final: boolean): string {
  if (!final) return say('Not decided yet: more simulations are running.');
  const flawed = flaws.filter((flaw) => flaw.state === 'flawed');
  if (flawed.length > 0) {
    const titles = flawed.map(({ id, title }) => say('{title} ({id})', { title, id }));
    return say('A known system, not graded. Found: {titles}.', { titles: titles.join(say('; ')) });
  }
  const applicable = flaws.filter((flaw) => flaw.state !== 'not-applicable').length;
  if (applicable === 0) return say('A known system, not graded. No flaw that is looked for here can apply to it.');
  return say('A known system, not graded. None of the {count} flaws looked for was found.', { count: flaws.length });
}

/** What a loop has achieved, from its first model to its last. */
export function loopAchieved({ generations }: Metrics): string {
  const first = generations[0]!;
  const last = generations.at(-1)!;
  if (last.agent) {
    const { success, whenFailing } = last.agent;
    return say('your agent handles {success} of all orders, and {whenFailing} where three calls in ten fail.', {
      success: percent(success),
      whenFailing: percent(whenFailing),
    });
  }
  const [from, to] = [percent(first.knowledge), percent(last.knowledge)];
  const alive = say('{tailAlive} of the rare facts are alive', { tailAlive: percent(last.tailAlive) });
  if (last.knowledge < first.knowledge) {
    return say('none of the flaws was found, but knowledge fell from {from} to {to}; {alive}.', { from, to, alive });
  }
  return say('knowledge went from {from} to {to}, and {alive}.', { from, to, alive });
}
