import { lookupSuccess, type OrderLookup } from '../kernels/agentChain.ts';
import type { Model } from './model.ts';
import { RIGHT, VARIANTS, type World } from './world.ts';

/** What an agent does in a situation it never saw: it tries again, hands over, gives up or makes up an answer, alike. */
const NEVER_SEEN = 0.25;

/** How often calls fail where an agent's recovery is put to the test. */
export const OFTEN = 0.3;

/** Which parts of what an agent does after a failed call are its own; the others are as they should be. */
export interface OwnPart {
  /** What it does in situations it never saw. */
  readonly unseen: boolean;
  /** What it does in situations it has seen. */
  readonly seen: boolean;
}

const ITS_OWN: OwnPart = { unseen: true, seen: true };

/**
 * What a model does as an agent, weighted as people meet the situations: success once its call is answered, and what
 * follows a call that failed. After a failure that passes, to handle it rightly is to try again; after one that doesn't,
 * to hand over.
 */
export function agentOf(world: World, model: Model, own: OwnPart = ITS_OWN): Omit<OrderLookup, 'failure'> {
  let answered = 0;
  let success = 0;
  let failed = 0;
  let retry = 0;
  let escalate = 0;
  for (let q = 0; q < world.facts; q++) {
    const weight = world.frequency[q]!;
    const right = model.fact[q]! > 0 ? model.answer[q * VARIANTS + RIGHT]! : 0;
    if (q < world.ordinary) {
      answered += weight;
      success += weight * right;
      continue;
    }
    failed += weight;
    const unseen = model.fact[q] === 0;
    if (unseen && own.unseen) {
      retry += weight * NEVER_SEEN;
      escalate += weight * NEVER_SEEN;
      continue;
    }
    const handled = weight * (unseen || !own.seen ? 1 : right);
    if (world.situation[q] === 'permanent') escalate += handled;
    else retry += handled;
  }
  return { success: success / answered, retry: retry / failed, escalate: escalate / failed };
}

/** Share of orders that a model handles rightly where this share of calls fails, 0 to 1 (`simulation.md` §1.q). */
export const agentSuccess = (world: World, model: Model, failure: number, own?: OwnPart): number =>
  lookupSuccess({ ...agentOf(world, model, own), failure });

/**
 * What an agent loses where calls often fail: success at the natural rate minus that at OFTEN, less what even a perfect
 * recovery would lose.
 */
export function recoveryLoss(world: World, model: Model, own: OwnPart = ITS_OWN): number {
  const lost = (part: OwnPart): number =>
    agentSuccess(world, model, naturalRate(world), part) - agentSuccess(world, model, OFTEN, part);
  return lost(own) - lost({ unseen: false, seen: false });
}

const naturalRate = ({ preset }: World): number => preset.agent?.failure ?? 0;

/** How often an agent handles an order rightly: as calls fail naturally, and where they often fail. */
export interface AgentMetrics {
  readonly success: number;
  readonly whenFailing: number;
  /** Share of failures, as they occur, that the agent has seen: 0 to 1. */
  readonly seen: number;
}

/** Undefined for worlds without an agent. */
export function measureAgent(world: World, model: Model): AgentMetrics | undefined {
  if (world.preset.agent === null) return undefined;
  let seen = 0;
  let all = 0;
  for (let q = world.ordinary; q < world.facts; q++) {
    all += world.frequency[q]!;
    if (model.fact[q]! > 0) seen += world.frequency[q]!;
  }
  return {
    success: Math.min(1, agentSuccess(world, model, naturalRate(world))),
    whenFailing: Math.min(1, agentSuccess(world, model, OFTEN)),
    seen: Math.min(1, seen / all),
  };
}
