import { say } from '../../base/say.ts';
import { excused, type Flaw, found, percent } from '../flaw.ts';
import { beyond, type Decision, type Estimate, not } from '../statistics.ts';

/** Below this share of marked items learned, a filter turns them away before anything could replace them. */
const AT_THE_DOOR = 0.3;

/** From this share of human items kept on, human data isn't let go of: there is too little of it. */
const KEPT = 0.5;

/** F04: human data is replaced, not kept, or drowned. */
export const replaceHuman: Flaw = {
  id: 'F04',
  code: 'REPLACE_HUMAN',
  get title() {
    return say('Human data lost');
  },
  get unit() {
    return say('share of marked human facts alive at the end');
  },
  threshold: 0.55,
  sound: 'at-least',
  get limit() {
    return say(
      'At least 55 %: keep what people wrote, or learn in each generation from about 75 new items of theirs beside 500 of the model’s.',
    );
  },
  get why() {
    return say('What is rare in human data is missing from most samples. Once gone, no later model can say it.');
  },
  get fix() {
    return say(
      'Keep every human item you ever drew: about 30 new ones a generation beside 500 drafts is where that begins to hold. If you keep them already, draw more.',
    );
  },
  after: ['F05', 'F06', 'F07'],
  judge(evidence, others) {
    if (evidence.generations < 4) {
      return { kind: 'not-applicable', reason: say('Your loop ran for fewer than four generations.') };
    }
    if (excused(evidence, others, ['F07'])) {
      return { kind: 'not-applicable', reason: say('What you draw is kept; there is only too little of it.') };
    }
    if (excused(evidence, others, ['F05']) && evidence.uses('human') && evidence.markersLearned < AT_THE_DOOR) {
      return {
        kind: 'not-applicable',
        reason: say(
          'What is rare in people’s text is filtered out before it is learned (F05): there is nothing to replace.',
        ),
      };
    }
    /** Sharpened sampling and likelihood filters kill markers too: then only what is still lost without them counts. */
    const explained = (z: number): Decision =>
      found(others, 'F05', z) === 1 || found(others, 'F06', z) === 1 ? 1 : -1;
    const alive = (z: number): Estimate => evidence.dye(explained(z) === 1 ? 'dyeRepaired' : 'dye');
    const effect = alive(0);
    return {
      kind: 'judged',
      effect,
      decide: (z) => not(beyond(alive(z), this.threshold, z)),
      finding: {
        sentence:
          evidence.humanRetained >= KEPT
            ? say('You keep what people wrote, but it is too little: the model’s own drafts drown it.')
            : say('Human data is replaced instead of kept.'),
        changed: say('We marked a tenth of what people write with facts that only they know, and followed the marks.'),
        happened: say('At the end {value} of the marked facts were still alive in the model.', {
          value: percent(effect.value),
        }),
        blame: 'return',
      },
    };
  },
};
