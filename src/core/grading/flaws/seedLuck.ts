import { say } from '../../base/say.ts';
import { excuses, type Flaw, mendFirst, percent } from '../flaw.ts';
import { type Decision } from '../statistics.ts';

/** F20: it works on some seeds only. */
export const seedLuck: Flaw = {
  id: 'F20',
  code: 'SEED_LUCK',
  get title() {
    return say('Works by luck');
  },
  get unit() {
    return say('share of worlds in which knowledge falls');
  },
  threshold: 0.1,
  sound: 'at-most',
  get limit() {
    return say('At most one world in ten may end with a model that knows less than the first.');
  },
  get why() {
    return say('A loop tuned to one run can fail in the next. Nobody gets to choose the world.');
  },
  get fix() {
    return say('Leave margins around every threshold, and keep more data, so that a bad draw does no harm.');
  },
  after: ['F01', 'F02', 'F04', 'F05', 'F06', 'F09', 'F13'],
  judge(evidence, others) {
    const causes = excuses(evidence, others, this.after);
    if (causes.length > 0) {
      return { kind: 'not-applicable', reason: mendFirst(causes, say('how knowledge develops')) };
    }
    const { unlucky, seeds } = evidence;
    if (unlucky === seeds.length) {
      return {
        kind: 'not-applicable',
        reason: say('Knowledge falls in every world, so this is not a matter of luck.'),
      };
    }
    const value = unlucky / seeds.length;
    const effect = { value, se: Math.sqrt((value * (1 - value)) / seeds.length) };
    return {
      kind: 'judged',
      effect,
      // Where it goes well in every world so far there is nothing to be undecided about.
      decide: (z): Decision => (unlucky === 0 ? -1 : z > 0 ? 0 : value > this.threshold ? 1 : -1),
      finding: {
        sentence: say('Your loop works in some worlds and fails in others.'),
        changed: say('We ran your loop as it is with other draws.'),
        happened: say('In {value} of {length} worlds the last model knew less than the first.', {
          value: percent(value),
          length: seeds.length,
        }),
        blame: 'return',
      },
    };
  },
};
