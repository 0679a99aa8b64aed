import { frequencies } from './people.ts';
import type { Preset } from './preset.ts';
import { KINDS, type Situation } from './words.ts';

/** What the facts of a world are, and how often people meet them. */
export interface DealtFacts {
  /** Facts that aren't about a failed call: all of them, but for agents. They come first. */
  readonly ordinary: number;
  /** By fact. */
  readonly situation: readonly Situation[];
  /** By fact, adding up to 1: ∝ 1/rank among the ordinary ones, and among those about a failed call. */
  readonly frequency: Float64Array;
}

type Asked = Pick<Preset, 'facts' | 'agent'>;

export function dealFacts({ facts, agent }: Asked): DealtFacts {
  if (agent === null) {
    return { ordinary: facts, situation: Array<Situation>(facts).fill('ordinary'), frequency: frequencies(facts) };
  }
  const ordinary = facts - agent.errors;
  const failed = failedRuns(agent);
  const frequency = new Float64Array(facts);
  frequency.set(frequencies(ordinary).map((p) => p * (1 - failed)));
  const failures = frequencies(agent.errors);
  frequency.set(
    failures.map((p) => p * failed),
    ordinary,
  );
  return { ordinary, situation: [...Array<Situation>(ordinary).fill('ordinary'), ...deal(failures, agent)], frequency };
}

/** Share of runs in which a call fails: 1 − (1 − e)^c. */
function failedRuns({ failure, calls }: NonNullable<Preset['agent']>): number {
  let clean = 1;
  for (let i = 0; i < calls; i++) clean *= 1 - failure;
  return 1 - clean;
}

/** Makes failures permanent in the order of their rank, whenever as much of them is due: rare and common ones alike. */
function deal(failures: Float64Array, { handOver }: NonNullable<Preset['agent']>): Situation[] {
  let seen = 0;
  let dealt = 0;
  return Array.from(failures, (p) => {
    seen += p;
    if (handOver * seen - dealt < p / 2) return 'transient';
    dealt += p;
    return 'permanent';
  });
}

/** What is wrong with a preset's agent, in words; undefined where nothing is. */
export function agentProblem({ agent, facts, words, harms, steps }: Preset): string | undefined {
  if (agent === null) return undefined;
  if (agent.errors > facts / 2)
    return `errors are ${agent.errors} of ${facts} facts: let at least half of them be ordinary`;
  if (!KINDS[words].some(({ run }) => run)) return 'the words tell of no runs: add words: orders';
  if (harms.length > 0 || steps !== null)
    return 'an agent has neither classes of harm nor steps to check: leave them out';
  return undefined;
}
