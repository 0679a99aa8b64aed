import { excuses, type Flaw, mendFirst, percent } from '../flaw.ts';
import { type Decision } from '../statistics.ts';

/** F20: it works on some seeds only. */
export const seedLuck: Flaw = {
  id: 'F20',
  code: 'SEED_LUCK',
  title: 'Works by luck',
  unit: 'share of worlds in which knowledge falls',
  threshold: 0.1,
  sound: 'at-most',
  limit: 'At most one world in ten may end with a model that knows less than the first.',
  why: 'A loop tuned to one run can fail in the next. Nobody gets to choose the world.',
  fix: 'Leave margins around every threshold, and keep more data, so that a bad draw does no harm.',
  after: ['F01', 'F02', 'F04', 'F05', 'F06', 'F09', 'F13'],
  judge(evidence, others) {
    const causes = excuses(evidence, others, this.after);
    if (causes.length > 0) {
      return { kind: 'not-applicable', reason: mendFirst(causes, 'how knowledge develops') };
    }
    const { unlucky, seeds } = evidence;
    if (unlucky === seeds.length) {
      return { kind: 'not-applicable', reason: 'Knowledge falls in every world, so this is not a matter of luck.' };
    }
    const value = unlucky / seeds.length;
    const effect = { value, se: Math.sqrt((value * (1 - value)) / seeds.length) };
    return {
      kind: 'judged',
      effect,
      // Where it goes well in every world so far there is nothing to be undecided about.
      decide: (z): Decision => (unlucky === 0 ? -1 : z > 0 ? 0 : value > this.threshold ? 1 : -1),
      finding: {
        sentence: 'Your loop works in some worlds and fails in others.',
        changed: 'We ran your loop as it is with other draws.',
        happened: `In ${percent(value)} of ${seeds.length} worlds the last model knew less than the first.`,
        blame: 'return',
      },
    };
  },
};
