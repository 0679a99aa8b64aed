import { type Flaw, percent } from '../flaw.ts';
import { beyond, either, exactly } from '../statistics.ts';

/** F11: the exam is in the training data. */
export const evalContamination: Flaw = {
  id: 'F11',
  code: 'EVAL_CONTAMINATION',
  title: 'Trained on the exam',
  unit: 'share of the exam that was learned, or leaks into the score',
  threshold: 0.03,
  sound: 'at-most',
  limit: 'Not one exam item in a training set, and at most 3 points of exam score that another exam would not give.',
  why: 'A score on questions that were trained on says nothing about all the others.',
  fix: 'Keep the exam out of the training set; use it to measure and for nothing else.',
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
        sentence: trained ? 'Exam items are in your training set.' : 'Your loop trains for the exam’s questions.',
        changed: 'We exchanged the exam for another one with questions just as common.',
        happened: trained
          ? `${percent(learned)} of the exam was learned. That is worth ${points} points of exam score that no other question gains.`
          : `The exam score owes ${points} points to knowing which questions are asked.`,
        blame: { calls: ['exam'] },
      },
    };
  },
};
