import { type Flaw, percent } from '../flaw.ts';
import { beyond, HARD_TRUTH, not } from '../statistics.ts';

/** Below this share of hard items among what is learned of the model, there is nothing to trust blindly. */
const HARD_LEARNED = 0.03;
/** Human attention counts as spent when less than this share is left. */
const UNSPENT = 0.1;

/** F18: the evaluator is trusted where it is blind. */
export const frontierTrust: Flaw = {
  id: 'F18',
  code: 'FRONTIER_TRUST',
  title: 'Trusted beyond its competence',
  unit: 'logits of truth on the hardest questions',
  threshold: 0.05,
  sound: 'at-least',
  limit: 'At least 0.05 on the hardest fifth of the questions, or people’s time spent, or hard drafts left out.',
  why: 'An evaluator that is good on average can be blind where it is hard. That is where its mistakes are learned.',
  fix: 'Send what is hard to people, and leave out what nobody could judge.',
  after: ['F01'],
  judge(evidence) {
    if (evidence.learned === 0) {
      return { kind: 'not-applicable', reason: 'Your loop learned nothing that the model made.' };
    }
    if (evidence.hardLearned < HARD_LEARNED) {
      return { kind: 'not-applicable', reason: 'Hardly any hard question is learned from the model’s own drafts.' };
    }
    if (evidence.auditsLeft < UNSPENT) {
      return { kind: 'not-applicable', reason: 'People’s time is spent, so there was nobody left to ask.' };
    }
    const effect = evidence.effect('frontier', HARD_TRUTH);
    return {
      kind: 'judged',
      effect,
      decide: (z) => not(beyond(effect, this.threshold, z)),
      finding: {
        sentence: 'On the hardest questions nothing outside the model decides, and people were not asked.',
        changed: 'On the hardest fifth of the questions we let everybody outside the model toss a coin.',
        happened: `What you learned there became hardly less true, while ${percent(evidence.auditsLeft)} of people’s time was left.`,
        blame: { calls: ['check', 'tests', 'thumbs', 'sample'] },
        shows: { step: 'frontier', telling: 'hard' },
      },
    };
  },
};
