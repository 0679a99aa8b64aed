import { say } from '../../base/say.ts';
import { measureAgent, OFTEN, type OwnPart, recoveryLoss } from '../../simulation/agent.ts';
import { VARIANTS } from '../../simulation/world.ts';
import type { Evidence, SeedEvidence } from '../evidence.ts';
import { type Flaw, found, type Judged, mendFirst, ownTaste, percent } from '../flaw.ts';
import { beyond, type Estimate, FAILURES, mean } from '../statistics.ts';

/** Logits from which on runs with a failed call count as removed by the loop itself. */
const REMOVED = -0.25;
/** The same where the first training set has less than this part of the errors that people meet. */
const LEFT = 0.25;

/** F17: the agent doesn't recover when a call fails. */
export const noRecovery: Flaw = {
  id: 'F17',
  code: 'NO_RECOVERY',
  get title() {
    return say('No recovery after an error');
  },
  get unit() {
    return say('share of orders lost when calls fail');
  },
  threshold: 0.05,
  sound: 'at-most',
  get limit() {
    return say(
      'At most 5 of 100 orders more than an agent that always recovers would lose, when three calls in ten fail. ' +
        'About 50 provoked errors a generation, checked, or 15 of people’s, are where it begins to hold.',
    );
  },
  get why() {
    return say(
      'What is rare in training is not rare on a bad day. An agent that never saw an error does anything after one.',
    );
  },
  get fix() {
    return say(
      'Ask for runs in which calls fail, and learn from those that an outside check says were handled rightly.',
    );
  },
  after: ['F01', 'F04', 'F05', 'F06', 'F13'],
  outOfPlay: ({ world }) => ('agent' in world && world.agent !== null ? undefined : say('This lab has no agent.')),
  judge(evidence, others) {
    const own = ownPart(evidence, others);
    if (!own.unseen && !own.seen) {
      const causes = this.after.filter((id) => found(others, id, 0) === 1);
      return { kind: 'not-applicable', reason: mendFirst(causes, say('what your agent does after an error')) };
    }
    const loss = (part: OwnPart): Estimate =>
      mean(evidence.seeds.map(({ world, base }) => recoveryLoss(world, base.snapshots.at(-1)!.model, part)));
    const effect = loss(own);
    const metrics = evidence.seeds.map(last);
    const average = (of: (agent: (typeof metrics)[number]) => number): number => mean(metrics.map(of)).value;
    const success = percent(average((agent) => agent.success));
    const whenFailing = percent(average((agent) => agent.whenFailing));
    const seen = average((agent) => agent.seen);
    const neverSaw = loss({ unseen: own.unseen, seen: false }).value > effect.value / 2;
    const given = { success, whenFailing };
    return {
      kind: 'judged',
      effect,
      decide: (z) => beyond(effect, this.threshold, z),
      finding: {
        sentence:
          seen === 0
            ? say(
                'Your agent handles {success} of all orders, but {whenFailing} when three calls in ten fail: it never saw an error.',
                given,
              )
            : neverSaw
              ? say(
                  'Your agent handles {success} of all orders, but {whenFailing} when three calls in ten fail: there are errors that it never saw.',
                  given,
                )
              : say(
                  'Your agent handles {success} of all orders, but {whenFailing} when three calls in ten fail: it saw too few errors that were handled rightly.',
                  given,
                ),
        changed: say(
          'We let {often} of all calls fail where your last model was at work. Its training stayed as it was.',
          { often: percent(OFTEN) },
        ),
        happened: say(
          'Of the errors, as they occur, {seen} were of a kind in its training set. Of 100 orders, {value} were lost that an agent that always recovers would have saved.',
          { seen: percent(seen), value: Math.round(100 * effect.value) },
        ),
        blame: { calls: ['text', 'topic'] },
      },
    };
  },
};

const last = ({ world, base }: SeedEvidence) => measureAgent(world, base.snapshots.at(-1)!.model)!;

/**
 * What isn't the consequence of another flaw. Where nothing outside decides, or what pleases is rewarded, errors that were
 * seen are handled badly for that reason. Where the loop selects by its own taste, or replaces what people wrote, errors
 * get lost with all else that is rare, unless the loop removes them besides.
 */
function ownPart(evidence: Evidence, others: Judged): OwnPart {
  const misjudged = ['F01', 'F13'].some((id) => found(others, id, 0) === 1);
  const tasted = ownTaste(others);
  const forgets = tasted || found(others, 'F04', 0) === 1;
  const removes = tasted
    ? evidence.selectionIn('plain', FAILURES).value < REMOVED
    : evidence.selection(FAILURES).value < REMOVED || firstErrors(evidence) < LEFT;
  return { seen: !misjudged && (!tasted || removes), unseen: !forgets || removes };
}

/** Errors in the first training sets, relative to how often people meet them. */
function firstErrors({ seeds }: Evidence): number {
  let learned = 0;
  let usual = 0;
  for (const { world, base } of seeds) {
    const [first] = base.records;
    if (!first) continue;
    for (let q = world.ordinary; q < world.facts; q++) {
      usual += first.size * world.frequency[q]!;
      for (let v = 0; v < VARIANTS; v++) learned += first.trained[q * VARIANTS + v]!;
    }
  }
  return usual === 0 ? 1 : learned / usual;
}
