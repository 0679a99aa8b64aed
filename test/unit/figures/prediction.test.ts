import assert from 'node:assert/strict';
import { isFirstPrediction, markPrediction, type Figure } from '../../../src/core/course/figure.ts';
import { noLessonProgress, type LessonProgress } from '../../../src/core/course/progress.ts';

const figure: Figure = {
  id: 'f',
  title: 'F',
  model: 'race',
  fixed: {},
  sliders: [],
  prediction: {
    ask: 'What?',
    options: [
      { id: 'a', text: 'A', right: true, reply: 'It is A.' },
      { id: 'b', text: 'B', right: false, reply: 'B would be so if.' },
    ],
  },
};
const after = (predictions: LessonProgress['predictions']): LessonProgress => ({ ...noLessonProgress, predictions });

describe('a prediction', () => {
  it('is marked with the reply to it', () => {
    assert.deepEqual(markPrediction(figure, 'a'), { chosen: 'a', right: 'a', correct: true, reply: 'It is A.' });
    assert.deepEqual(markPrediction(figure, 'b'), {
      chosen: 'b',
      right: 'a',
      correct: false,
      reply: 'B would be so if.',
    });
    assert.equal(markPrediction(figure, 'c'), undefined);
  });

  it('counts once, of an option there is; again only where the one before is gone from the pack', () => {
    assert.equal(isFirstPrediction(figure, 'a', noLessonProgress), true);
    assert.equal(isFirstPrediction(figure, 'constructor', noLessonProgress), false);
    assert.equal(isFirstPrediction(figure, 'a', after({ f: 'b' })), false);
    assert.equal(isFirstPrediction(figure, 'a', after({ f: 'a' })), false);
    assert.equal(isFirstPrediction(figure, 'a', after({ f: 'gone' })), true);
    assert.equal(isFirstPrediction(figure, 'a', after({ g: 'b' })), true);
  });
});
