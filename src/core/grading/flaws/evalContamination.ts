import { say } from '../../base/say.ts';
import { type Flaw, percent } from '../flaw.ts';
import { beyond, either, exactly } from '../statistics.ts';

/** F11: the exam is in the training data. */
export const evalContamination: Flaw = {
  id: 'F11',
  code: 'EVAL_CONTAMINATION',
  get title() {
    return say('Trained on the exam');
  },
  get unit() {
    return say('share of the exam that was learned, or leaks into the score');
  },
  threshold: 0.03,
  sound: 'at-most',
  get limit() {
    return say(
      'Not one exam item in a training set, and at most 3 points of exam score that another exam would not give.',
    );
  },
  get why() {
    return say('A score on questions that were trained on says nothing about all the others.');
  },
  get fix() {
    return say('Keep the exam out of the training set; use it to measure and for nothing else.');
  },
  after: [],
  judge(evidence) {
    const leak = evidence.examLeak();
    const learned = evidence.examLearned;
    const trained = learned > 0;
    const effect = trained ? { value: learned, se: 0 } : leak;
    const points = (100 * leak.value).toFixed(1);
    return {
      kind: 'judged',
      effect,
      decide: (z) => either(exactly(trained), beyond(leak, this.threshold, z)),
      finding: {
        sentence: trained
          ? say('Exam items are in your training set.')
          : say('Your loop trains for the exam’s questions.'),
        changed: say('We exchanged the exam for another one with questions just as common.'),
        happened: trained
          ? say(
              '{learned} of the exam was learned. That is worth {points} points of exam score that no other question gains.',
              { learned: percent(learned), points },
            )
          : say('The exam score owes {points} points to knowing which questions are asked.', { points }),
        blame: { calls: ['exam'] },
      },
    };
  },
};
