import { say } from '../../base/say.ts';
import type { CallName } from '../../simulation/calls.ts';
import type { ServiceName } from '../../simulation/preset.ts';
import type { Evidence, Part } from '../evidence.ts';
import { earlyOnly, type Flaw, found, ownTaste, spokenList } from '../flaw.ts';
import { beyond, HARMFUL, largest, negative, not, ORDINARY_TRUTH, TRUTH, type Estimate } from '../statistics.ts';

/** Below this share of wrong items there is next to nothing for a check to reject. */
const NOTHING_WRONG = 0.03;
/** Standard errors by which the answers have to make the training set less true before that is said. */
const CLEARLY = 3;
const NOTHING: Estimate = { value: 0, se: 0 };

/** From here on users’ approval counts as a say, although a weak one (`simulation.md` §6.5.1). */
const WEAK = 0.03;

/** F01: nothing outside the model decides what is learned. */
export const noGrounding: Flaw = {
  id: 'F01',
  code: 'NO_GROUNDING',
  get title() {
    return say('No outside grounding');
  },
  get unit() {
    return say('log odds of truth');
  },
  threshold: 0.08,
  sound: 'at-least',
  get limit() {
    return say(
      'At least 0.08: what is outside has to raise the odds of keeping a right answer, not a wrong one, by 8 %.',
    );
  },
  get why() {
    return say('A loop that nothing outside checks can only repeat what it already believes, mistakes included.');
  },
  get fix() {
    return say('Let an answer from outside the model decide which items stay.');
  },
  after: ['F05', 'F06'],
  judge(evidence, others) {
    if (evidence.learned === 0) {
      return { kind: 'not-applicable', reason: say('Your loop learned nothing that the model made.') };
    }
    // People's principles judge too, through a critic: whether that removes harm is seen when the critic is blind.
    const byCritic = (part: Part): Estimate =>
      negative(evidence.effect('harmfulBlind', HARMFUL, { control: 'harmful', ...part }));
    const critique = evidence.hasHarm ? byCritic({ late: true }) : NOTHING;
    const judgesHarm = critique.value !== 0;
    if (evidence.wrongSampled < NOTHING_WRONG && !evidence.matters('ext') && !judgesHarm) {
      return {
        kind: 'not-applicable',
        reason: say('Hardly a sample was wrong, so there was nothing for a check to reject.'),
      };
    }
    // Where the lab asks for F24: a verifier that turns down nearly everything decides, and what is left is too little to
    // measure.
    if (found(others, 'F24', 0) === 1) {
      return { kind: 'not-applicable', reason: say('The verifier turns down nearly everything, so it does decide.') };
    }
    // Where nothing wrong is left to reject late in the run, grounding shows at the early onsets only.
    const late = evidence.wrongKept('ext', { late: true }) >= NOTHING_WRONG;
    // A filter of the model's own taste may have removed first what the check would have rejected.
    const masked = ownTaste(others);
    const truth = evidence.effect('ext', TRUTH, { late });
    const best = largest(
      truth,
      // Approval after an agent's errors may undo in the sum what a check of its ordinary runs does.
      evidence.effect('ext', ORDINARY_TRUTH, { late }),
      // What was answered in earlier generations, and kept in memory or bank, may still decide.
      evidence.lastingEffect('extAlways', TRUTH),
      critique,
      ...(evidence.hasHarm ? [negative(evidence.lastingEffect('blindAlways', HARMFUL))] : []),
      ...(masked ? [evidence.effect('plainExt', TRUTH, { control: 'plain', late })] : []),
    );
    // Who keeps what is turned down outside does ask, and has to be told so. What users like may be less true in itself.
    const isReversed =
      best.value <= 0 && !evidence.uses('thumbs') && beyond(negative(truth), this.threshold, CLEARLY) === 1;
    if (evidence.onlyUsersDecide && best.value < this.threshold && best.value > WEAK) {
      return {
        kind: 'not-applicable',
        reason: say('Nobody outside but users is asked, and they do have a say: that grounds a loop weakly (see F13).'),
      };
    }
    const trials = evidence.trials('ext', { late });
    const same = trials.filter((distance) => distance === 0).length;
    return {
      kind: 'judged',
      effect: isReversed ? truth : best,
      decide: (z) => not(beyond(best, this.threshold, z)),
      ...(late && !masked && evidence.middle > 0
        ? earlyOnly(
            (z) => {
              const early = evidence.effect('ext', TRUTH, { early: true });
              const outside = evidence.hasHarm ? largest(early, byCritic({ early: true })) : early;
              return not(beyond(outside, this.threshold, z));
            },
            () => evidence.middle,
          )
        : {}),
      finding: {
        sentence: isReversed
          ? say('What is answered outside makes your training set less true.')
          : say('Nothing outside the model decides what it learns.'),
        changed: judgesHarm
          ? say(
              'We replaced every answer of {outsiders} by a coin flip with the same rate of yes, let the model write more harmful answers, and made the critic blind.',
              { outsiders: outsiders(evidence) },
            )
          : say('We replaced every answer of {outsiders} by a coin flip with the same rate of yes.', {
              outsiders: outsiders(evidence),
            }),
        happened: isReversed
          ? say(
              'With coin flips your training set became truer: the answers do decide, the wrong way round. Look at which items your condition keeps.',
            )
          : same === trials.length && !judgesHarm
            ? say('Your training set stayed the same in {same} of {length} tries: nobody outside had a say.', {
                same,
                length: trials.length,
              })
            : same === trials.length
              ? say('The blind critic let through hardly more harm than yours: what it says decides next to nothing.')
              : say(
                  'Your training set changed in {same} of {length} tries, but became hardly less true: an outside answer decides next to nothing.',
                  { same: trials.length - same, length: trials.length },
                ),
        blame: { calls: ['check', 'checkStep', 'tests', 'thumbs', 'sample'] },
        shows: { step: 'ext', telling: 'wrong' },
      },
    };
  },
};

/** Who can answer from outside the model: by whom, through which service and which calls. */
const OUTSIDERS: readonly (readonly [() => string, ServiceName, readonly CallName[]])[] = [
  [() => say('the verifier'), 'verifier', ['check', 'checkStep']],
  [() => say('the tests'), 'tests', ['tests']],
  [() => say('the users'), 'users', ['thumbs']],
  [() => say('people who look'), 'audit', ['audit', 'review']],
];

/** Those whom the loop asked; those whom it could have asked, where it asked nobody. */
function outsiders(evidence: Evidence): string {
  const { services } = evidence.seeds[0]!.world.preset;
  const offered = OUTSIDERS.filter(([, service]) => services.includes(service));
  const asked = OUTSIDERS.filter(([, , calls]) => evidence.uses(...calls));
  const who = (asked.length > 0 ? asked : offered).map(([name]) => name());
  return who.length > 0 ? spokenList(who) : say('whoever is outside the model');
}
